import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { root } from './markdown.ts';

interface Differences {
  /** Texts of the page that are different in this test, for example port numbers, with their replacements. */
  readonly replaced: Readonly<Record<string, string>>;
  /** Environment variables in addition to PATH and HOME. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Creates a person with a terminal, who follows the instructions of a page. Their clone is a new folder with links to
 * the project's files, except `.env`, `.git` and `dist`.
 */
export async function createFollower({ replaced, env }: Differences) {
  const clone = await mkdtemp(join(tmpdir(), 'mfa-demo-clone-'));
  const isLocal = (name: string) => name === '.env' || name === '.git' || /^dist\b/.test(name);
  for (const name of readdirSync(root)) if (!isLocal(name)) await symlink(join(root, name), join(clone, name));
  onTestFinished(() => rm(clone, { recursive: true, force: true }));

  const theirs = new RegExp(Object.keys(replaced).join('|'), 'g');
  const inOurWorld = (text: string) => text.replaceAll(theirs, (name) => replaced[name] ?? name);
  // Without --norc, bash reads its start files if its standard input is a pipe.
  const bash = (commands: string) => ['--norc', '-euo', 'pipefail', '-c', inOurWorld(commands)];
  const terminal = { cwd: clone, env: { PATH: process.env.PATH ?? '', HOME: clone, ...env } };

  return {
    clone,
    /** Runs commands to their end. @returns their output @throws Error with the output if a command fails */
    runs: async (commands: string): Promise<string> => {
      const done = promisify(execFile)('bash', bash(commands), terminal);
      const { stdout, stderr } = await done.catch((error: { code: number; stdout: string; stderr: string }) => {
        throw new Error(`exit ${error.code} of:\n${commands}\n${error.stdout}${error.stderr}`);
      });
      return stdout + stderr;
    },
    /** Runs commands in another terminal until the test is over. @returns a function that returns the output so far */
    keepsRunning: (commands: string): (() => string) => {
      const child = spawn('bash', bash(commands), { ...terminal, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
        });
      }
      const ended = once(child, 'exit');
      // Ends the whole process group, also when the test run crashes.
      const end = () => {
        if (child.exitCode === null && child.signalCode === null) process.kill(-Number(child.pid), 'SIGTERM');
      };
      process.once('exit', end);
      onTestFinished(async () => {
        process.removeListener('exit', end);
        end();
        await ended;
      });
      return () => printed;
    },
    /** Fills in the lines of `.env` that a page names. The values in `own` replace the examples of the page. */
    fillsIn: async (lines: string, own: Readonly<Record<string, string>>): Promise<void> => {
      const file = join(clone, '.env');
      let settings = await readFile(file, 'utf8');
      for (const [, name = '', example = ''] of lines.matchAll(/^(\w+)=(.*)$/gm)) {
        const line = new RegExp(`^${name}=.*$`, 'm');
        if (!line.test(settings)) throw new Error(`.env has no line for ${name}`);
        settings = settings.replace(line, () => `${name}=${own[name] ?? inOurWorld(example)}`);
      }
      await writeFile(file, settings);
    },
  };
}

/** Returns whether all of these programs are on the PATH. */
export function arePrograms(...names: string[]): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.every((name) => folders.some((folder) => existsSync(join(folder, name))));
}
