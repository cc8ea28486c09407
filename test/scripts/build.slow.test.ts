import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundle, NOT_USED, ROOT } from '../../scripts/build/bundle.ts';
import { isUpToDate, noteInputs } from '../../scripts/build/up-to-date.ts';
import { debriefOf } from '../../src/scenario/workshop/debrief.ts';
import { sessionTokenFace as face } from '../../src/slack/scenarios/session-token/face.ts';
import { debriefChart } from '../../src/slack/tell/debrief-chart.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop } from '../scenario/workshop/sample-seats.ts';

const FOLDER = 'node_modules/.cache/mfa-demo/build-test';
const run = () => execFileSync(process.execPath, [join(ROOT, FOLDER, 'main.js')], { encoding: 'utf8' });

test('a stack trace of a bundled program has positions in our sources, and positions in the bundle for packages', async () => {
  onTestFinished(() => rmSync(join(ROOT, FOLDER), { recursive: true }));
  await bundle({ entry: 'test/scripts/failing-program.ts', folder: FOLDER });
  const [head, first, ...others] = run().split('\n');
  expect(head).toBe('TypeError: on purpose');
  expect(first).toMatch(/failOnPurpose \(file:.*\/test\/scripts\/failing-program\.ts:5:9\)$/);
  expect(others[0]).toMatch(/build-test\/main\.js:\d+:\d+\)$/);
  expect(others.find((line) => line.includes('.ts:'))).toMatch(/failing-program\.ts:9:39$/);
  const { sources } = JSON.parse(readFileSync(join(ROOT, FOLDER, 'main.js.map'), 'utf8'));
  expect(sources.map((path: string) => basename(path))).toEqual(['readable-stacks.ts', 'failing-program.ts']);
});

test('a bundled program finds the package that draws pictures, and the fonts', async () => {
  onTestFinished(() => rmSync(join(ROOT, FOLDER), { recursive: true }));
  await bundle({ entry: 'test/scripts/drawing-program.ts', folder: FOLDER, without: NOT_USED });
  const { png } = await debriefChart(debriefOf(sampleWorkshop(), SEATS, face), face, textOf('ja'));
  expect(run()).toBe(png.toString('base64'));
});

test('a bundle is up to date until one of its files changes or is missing', async () => {
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
