import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The names of the program. In a folder with several of them, the headless shell is used, because a page needs half as
 * much CPU time in it.
 */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Arguments for `chromium.launch`: Chromium makes no requests of its own and works on a kernel that cannot sandbox it.
 * The pages of a context share one renderer. Chromium does not optimize scripts, because the tests close their pages
 * before optimized scripts would save time.
 */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--renderer-process-limit=1',
  '--js-flags=--no-maglev --no-turbofan',
];

/** Returns the path of a Chromium on the PATH, or `undefined`: then browser tests are skipped. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
