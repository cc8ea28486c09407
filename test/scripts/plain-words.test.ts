import { expect, test } from 'vitest';
import { allProse } from '../../scripts/prose/all.ts';
import { readSources } from '../support/read-sources.ts';
import { RIDDLES } from '../support/riddles.ts';

/** Finds each file that may have an excluded word. A comment may have `is` and `told` in two lines. */
const SUSPICIOUS = new RegExp(RIDDLES.source.replaceAll('\\b', '').replaceAll(' ', '\\W+'), 'i');

test.each([
  ['Whoever comes first takes it.', ['Whoever']],
  ['The bot is told of each new number.', ['is told']],
  ['A connection that dies is opened anew.', ['dies', 'anew']],
  ['The bot recommends and tells what it told before.', []],
])('the excluded words of a sentence are found: %s', (text, found) => {
  expect(text.match(RIDDLES) ?? []).toEqual(found);
});

test('no comment, log line, error text, help text or test title has a word that docs/writing.md excludes', async () => {
  const found = (await allProse([], SUSPICIOUS)).filter(({ text }) => text.match(RIDDLES));
  expect(found.filter(({ path }) => path !== 'test/scripts/plain-words.test.ts').map(place)).toEqual([]);
});

test('no sentence of the bot or of the sandbox page has a word that docs/writing.md excludes', async () => {
  const catalogs = (await Promise.all(['src/slack/text/en', 'sandbox/page/client/text'].map(readSources))).flat();
  expect(catalogs.length).toBeGreaterThan(10);
  expect(catalogs.flatMap(linesWithRiddles)).toEqual([]);
});

function linesWithRiddles({ path, text }: { path: string; text: string }): string[] {
  const lines = text.split('\n').map((line, index) => ({ path, line: index + 1, text: line }));
  return lines.filter((line) => line.text.match(RIDDLES)).map(place);
}

function place({ path, line, text }: { path: string; line: number; text: string }): string {
  return `${path}:${line} ${text}`;
}
