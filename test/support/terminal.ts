import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

/** Creates a folder with this file and a link to the project's packages. Returns its path. */
export async function folderWith(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(import.meta.dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, name), content);
  return folder;
}

interface TerminalOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long `reads` waits, in milliseconds. */
  readonly patienceMs?: number;
}

/** Runs a program for a test that reads its output and types its input, like a person in a terminal. */
export function openTerminal(command: readonly string[], options: TerminalOptions) {
  const [program = '', ...args] = command;
  const env = { PATH: process.env.PATH ?? '', HOME: options.cwd, TMPDIR: options.cwd, ...options.env };
  const child = spawn(program, args, { cwd: options.cwd, env, stdio: 'pipe' });
  let said = '';
  let errors = '';
  let read = 0;
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number);
  onTestFinished(() => void killed(child));
  return {
    said: () => said,
    errors: () => errors,
    /** Waits for words in the unread output, and reads up to their end. Returns the first group of the pattern. */
    reads: async (words: RegExp): Promise<string> => {
      const find = () => words.exec(said.slice(read));
      const patience = options.patienceMs === undefined ? {} : { timeout: options.patienceMs };
      await expect.poll(() => find()?.[0] ?? said.slice(read), patience).toMatch(words);
      const found = find();
      read += (found?.index ?? 0) + (found?.[0].length ?? 0);
      return found?.[1] ?? '';
    },
    types: (line: string) => void child.stdin.write(`${line}\n`),
    interrupts: () => void child.kill('SIGINT'),
    closesInput: () => void child.stdin.end(),
    /** Resolves with the exit code. */
    ended: () => ended,
  };
}

function killed(child: ChildProcess): void {
  if (child.exitCode === null) child.kill('SIGKILL');
}
