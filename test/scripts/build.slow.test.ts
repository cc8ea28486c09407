import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundle, ROOT } from '../../scripts/build/bundle.ts';
import { isUpToDate, noteInputs } from '../../scripts/build/up-to-date.ts';

const FOLDER = 'node_modules/.cache/mfa-demo/build-test';
const run = () => execFileSync(process.execPath, [join(ROOT, FOLDER, 'main.js')], { encoding: 'utf8' });

test('a stack of a bundle names functions, files and lines of the sources', async () => {
  onTestFinished(() => rmSync(join(ROOT, FOLDER), { recursive: true }));
  await bundle({ entry: 'test/scripts/failing-program.ts', folder: FOLDER });
  expect(run()).toMatch(
    /^TypeError: on purpose\n {4}at failOnPurpose \(file:.*\/test\/scripts\/failing-program\.ts:3:9\)\n/,
  );
});

test('a bundle is made again when one of its files has changed or is gone, and only then', async () => {
  const [entry, other] = [`${FOLDER}-sources/main.ts`, `${FOLDER}-sources/other.ts`];
  const folder = `${FOLDER}-again`;
  onTestFinished(() => {
    for (const made of [`${FOLDER}-sources`, folder]) rmSync(join(ROOT, made), { recursive: true, force: true });
  });
  expect(isUpToDate(folder)).toBe(false);
  mkdirSync(join(ROOT, `${FOLDER}-sources`), { recursive: true });
  writeFileSync(join(ROOT, entry), "import './other.ts';\n");
  writeFileSync(join(ROOT, other), "process.stdout.write('one');\n");
  noteInputs(folder, await bundle({ entry, folder }));
  expect(isUpToDate(folder)).toBe(true);
  appendFileSync(join(ROOT, other), "process.stdout.write('two');\n");
  expect(isUpToDate(folder)).toBe(false);
  noteInputs(folder, await bundle({ entry, folder }));
  expect(isUpToDate(folder)).toBe(true);
  rmSync(join(ROOT, other));
  expect(isUpToDate(folder)).toBe(false);
});
