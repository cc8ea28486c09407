import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

const NOTE = 'made-from.json';

/** Files that change when npm replaces a package or when bundling changes. */
const ALWAYS = ['package-lock.json', 'scripts/build/bundle.ts', 'scripts/build/our-mappings.ts'];

/** Returns true if the files from which the bundle in this folder was made have not changed since then. */
export function isUpToDate(folder: string): boolean {
  try {
    const noted = Object.entries(JSON.parse(readFileSync(join(ROOT, folder, NOTE), 'utf8')) as Record<string, string>);
    return noted.every(([path, look]) => lookOf(path) === look);
  } catch {
    return false;
  }
}

/** Records which files the bundle in this folder was made from, for `isUpToDate`. */
export function noteInputs(folder: string, inputs: readonly string[]): void {
  const noted = Object.fromEntries([...ALWAYS, ...inputs].map((path) => [path, lookOf(path)]));
  writeFileSync(join(ROOT, folder, NOTE), JSON.stringify(noted));
}

function lookOf(path: string): string {
  const { mtimeMs, size } = statSync(join(ROOT, path));
  return `${size} ${mtimeMs}`;
}
