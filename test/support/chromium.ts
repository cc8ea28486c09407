import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The one without a window first: a page costs it half as much. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * For `chromium.launch({ executablePath, args })`: no network of its own, and works without a sandboxing kernel. The pages
 * of one context share a renderer, which interprets their scripts: they end before optimizing them has paid.
 */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--renderer-process-limit=1',
  '--js-flags=--no-maglev --no-turbofan',
];

/** The path of an installed Chromium, or `undefined`: then browser tests are skipped. */
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
