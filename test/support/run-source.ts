import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

interface ProcessOptions {
  /** The working folder. If absent, it is the folder of the project. */
  readonly cwd?: string;
  /** The whole environment. If absent, it is the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

interface Said {
  stdout: string;
  stderr: string;
}

/** Starts a source file in its own process, as the npm scripts do. `said` has the output so far. */
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

/** Runs a source file in its own process to the end. @param input its whole standard input */
export async function runSource(
  file: string,
  args: readonly string[],
  { input = '', ...options }: ProcessOptions & { readonly input?: string } = {},
): Promise<Said & { readonly code: unknown }> {
  const { child, said } = startSource(file, args, options);
  // A program that does not read its input may end before the input is written.
  child.stdin.on('error', () => undefined).end(input);
  return { code: await exitOf(child), ...said };
}

/** Waits for the end of a process and of its output. Returns the exit code, or the name of the signal that ended it. */
export async function exitOf(child: ChildProcess): Promise<unknown> {
  const isRunning = child.exitCode === null && child.signalCode === null;
  const outputs = [child.stdout, child.stderr].map((stream) => stream && !stream.closed && once(stream, 'close'));
  await Promise.all([isRunning && once(child, 'exit'), ...outputs]);
  return child.exitCode ?? child.signalCode;
}
