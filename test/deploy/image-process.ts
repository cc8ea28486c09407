import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Image } from './build-image.ts';

/** How long Docker waits after SIGTERM before it kills. */
const DOCKER_PATIENCE_MS = 10_000;

/**
 * A read-only file system, told to Node itself: a write anywhere is refused. (Taking the permission to write from a folder
 * would not stop a process that is root, nor a write beside it.) Redis' message format has an optional native part.
 */
const READ_ONLY = '--permission --allow-fs-read=* --allow-addons --disable-warning=SecurityWarning';

/** Like a container: this environment and no other, an unprivileged user, nothing to write to. */
function confinement(image: Image, settings: Readonly<Record<string, string>>) {
  return {
    cwd: image.workingDirectory,
    env: { ...image.env, HOME: '/nonexistent', TMPDIR: image.root, NODE_OPTIONS: READ_ONLY, ...settings },
    // Whoever runs the tests is unprivileged anyway, unless it is root.
    ...(process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}),
  };
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
}

/** Runs one command in the image. @returns its exit code and everything it printed */
export async function runInImage(image: Image, command: readonly [string, ...string[]], settings = {}) {
  const [program, ...args] = command;
  return promisify(execFile)(program, args, confinement(image, settings)).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  );
}

/** The image's own command, as `docker run` would start it. */
export function startImage(image: Image, settings: Readonly<Record<string, string>>) {
  const [program, ...args] = image.command;
  const child = spawn(program, args, { ...confinement(image, settings), stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  // A test run that dies must not leave bots behind.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').then(([code, signal]) => {
    process.removeListener('exit', end);
    return { code: code as number | null, signal: signal as string | null };
  });
  let isAsked = false;
  const died = ended.then(({ code, signal }) => {
    if (!isAsked) throw new Error(`The bot ended by itself (${code ?? signal}):\n${log}`);
  });
  died.catch(() => undefined);
  return {
    log: () => log,
    /** Waits for this, unless the bot ends meanwhile. */
    during: <Result>(work: Promise<Result>) => Promise.race([work, died.then(() => work)]),
    /** As `docker stop`: asks, and kills whoever is not gone in time. */
    stop: async () => {
      isAsked = true;
      child.kill('SIGTERM');
      const impatience = setTimeout(end, DOCKER_PATIENCE_MS);
      const how = await ended;
      clearTimeout(impatience);
      return how;
    },
  };
}
