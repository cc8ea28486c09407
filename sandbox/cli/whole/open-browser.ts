import { spawn } from 'node:child_process';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Opens an address in the browser of this computer.
 * @returns whether a program that opens addresses was found
 */
export function openBrowser(url: string): Promise<boolean> {
  const [program = '', ...options] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(program, [...options, url], { stdio: 'ignore', detached: true });
  opener.unref();
  return new Promise((resolve) => {
    opener.once('error', () => resolve(false));
    opener.once('spawn', () => resolve(true));
  });
}
