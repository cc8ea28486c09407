import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

interface ProcessOptions {
  /** Absent: the project's folder. */
  readonly cwd?: string;
  /** Absent: as this process. */
  readonly env?: Readonly<Record<string, string>>;
}

interface Said {
  stdout: string;
  stderr: string;
}

/** Starts a program of the sources in a process of its own, as the npm scripts do. What it says is collected as it comes. */
export function startSource(file: string, args: readonly string[], options: ProcessOptions = {}) {
  const program = ['--disable-warning=Warning', '--import', import.meta.resolve('tsx'), join(ROOT, file), ...args];
  const child = spawn(process.execPath, program, { cwd: ROOT, ...options });
  const said: Said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  return { child, said };
}

/** Runs such a program to its end. @param input its whole standard input */
export async function runSource(
  file: string,
  args: readonly string[],
  { input = '', ...options }: ProcessOptions & { readonly input?: string } = {},
): Promise<Said & { readonly code: unknown }> {
  const { child, said } = startSource(file, args, options);
  // A program that does not read its input may have ended before it is there.
  child.stdin.on('error', () => undefined).end(input);
  return { code: await exitOf(child), ...said };
}

/** The exit code, or the signal, once everything that the process said is there. */
export async function exitOf(child: ChildProcess): Promise<unknown> {
  const [code, signal] = child.exitCode === null ? await once(child, 'close') : [child.exitCode];
  return code ?? signal;
}
