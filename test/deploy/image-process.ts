import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Image } from './build-image.ts';

/** How long Docker waits between SIGTERM and SIGKILL. */
const DOCKER_PATIENCE_MS = 10_000;

/**
 * Makes Node refuse every write, as a read-only file system does. Removing write permissions from a folder would not
 * stop root, nor writes outside the folder. Addons are allowed because the package msgpackr, which BullMQ uses, has an
 * optional native part.
 */
const READ_ONLY = '--permission --allow-fs-read=* --allow-addons --disable-warning=SecurityWarning';

/**
 * Returns options that run a program as in a container: only this environment, an unprivileged user, and no place
 * where it can write.
 */
function confinement(image: Image, settings: Readonly<Record<string, string>>) {
  return {
    cwd: image.workingDirectory,
    env: { ...image.env, HOME: '/nonexistent', TMPDIR: image.root, NODE_OPTIONS: READ_ONLY, ...settings },
    // If the tests run as another user than root, that user is unprivileged already.
    ...(process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}),
  };
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
}

/**
 * Runs one command in the image.
 * @returns its exit code and everything that it printed
 */
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

/** Starts the image's own command, as `docker run` does. */
export function startImage(image: Image, settings: Readonly<Record<string, string>>) {
  const [program, ...args] = image.command;
  const child = spawn(program, args, { ...confinement(image, settings), stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  // No bot may run longer than the test process.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').then(([code, signal]) => {
    process.removeListener('exit', end);
    return { code: code as number | null, signal: signal as string | null };
  });
  let isAsked = false;
  const died = ended.then(({ code, signal }) => {
    if (!isAsked) throw new Error(`The bot ended without being asked (${code ?? signal}):\n${log}`);
  });
  died.catch(() => undefined);
  return {
    log: () => log,
    /** Waits for this work, and fails if the bot ends first. */
    during: <Result>(work: Promise<Result>) => Promise.race([work, died.then(() => work)]),
    /** Stops the bot as `docker stop` does: sends SIGTERM, and SIGKILL if the bot has not ended after 10 seconds. */
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
