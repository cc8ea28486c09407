import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from './read-imports.ts';

const root = join(import.meta.dirname, '../..');

/** Returns all code files below a folder of the project, sorted by path. */
export async function readSources(folder: string): Promise<Source[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const codes = names.filter((name) => /\.(?:ts|tsx|mts|js|mjs|css|html)$/.test(name)).toSorted();
  return Promise.all(
    codes.map(async (name) => ({
      path: `${folder}/${name.replaceAll('\\', '/')}`,
      text: await readFile(join(root, folder, name), 'utf8'),
    })),
  );
}
