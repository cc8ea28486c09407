import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linksOf, readPage, root } from './support/markdown.ts';

/** A folder with more files than this needs a line in the section "Rooms" of ARCHITECTURE.md. */
const MOST_FILES_WITHOUT_A_LINE = 10;
/** Folders at the root that are not part of the repository. */
const NOT_OURS = ['node_modules', 'dist', 'coverage'];

const page = readPage('ARCHITECTURE.md');
const [, section = ''] = page.text.split('\n## Rooms\n');
const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
const rooms = rows.map((row) => ({
  folder: /^\| `([^`]+)`/.exec(row)?.[1] ?? '',
  cells: row.split(' | '),
  files: linksOf({ path: page.path, text: row }).map(({ to }) => to),
}));

function foldersBelow(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
  return [folder, ...below.flatMap(foldersBelow)];
}

function filesIn(folder: string): number {
  return readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

const atTheRoot = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_OURS.includes(entry.name))
  .map(({ name }) => name);

test('every top-level folder, and every folder with more than ten files, has one line in ARCHITECTURE.md', () => {
  const large = atTheRoot.flatMap(foldersBelow).filter((folder) => filesIn(folder) > MOST_FILES_WITHOUT_A_LINE);
  expect(large.length).toBeGreaterThan(20);
  const named = rooms.map(({ folder }) => folder);
  expect([...atTheRoot, ...large].filter((folder) => !named.includes(folder))).toEqual([]);
  expect(named.filter((folder, index) => named.indexOf(folder) !== index)).toEqual([]);
});

test('each line of the section "Rooms" names a folder that exists, a question, and files to start with that exist', () => {
  expect(rooms.filter(({ folder }) => !existsSync(join(root, folder)))).toEqual([]);
  expect(rooms.filter(({ cells }) => cells.length !== 4 || !cells[1]?.includes('?'))).toEqual([]);
  expect(rooms.filter(({ files }) => files.length === 0)).toEqual([]);
  expect(rooms.flatMap(({ files }) => files).filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
