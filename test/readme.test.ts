import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBucketsWithMfaForever } from '../src/scenario/session-token/policy.ts';
import { takeHome } from '../src/slack/scenarios/session-token/take-home.ts';
import { textOf } from '../src/slack/text/catalog.ts';
import { blocksOf, linksOf, readPage, readPages, root } from './support/markdown.ts';

const PICTURES = 'docs/screenshots';
/** The largest allowed size of an animation, in bytes. Larger animations load slowly on GitHub. */
const LARGEST_FILM_BYTES = 3_000_000;

test('the English and the Japanese README have the same commands, and each links to the other at its top', () => {
  const [english, japanese] = [readPage('README.md'), readPage('README.ja.md')];
  expect(blocksOf(english)).toHaveLength(3);
  expect(blocksOf(japanese)).toEqual(blocksOf(english));
  const topOf = ({ text }: typeof english) => text.split('\n').slice(0, 3).join();
  expect(topOf(english)).toContain('(README.ja.md)');
  expect(topOf(japanese)).toContain('(README.md)');
});

test('a page shows every picture or links to it, and each animation is at most 3 MB', () => {
  const shown = new Set(readPages().flatMap((page) => linksOf(page).map(({ to }) => to)));
  const pictures = readdirSync(join(root, PICTURES)).map((name) => `${PICTURES}/${name}`);
  expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  const films = pictures.filter((picture) => picture.endsWith('.gif'));
  expect(films).toHaveLength(2);
  expect(films.filter((film) => statSync(join(root, film)).size > LARGEST_FILM_BYTES)).toEqual([]);
});

test('the hand-out has the policy, the table and the take-aways of the lesson, and only commands of the lesson', () => {
  const page = readPage('docs/hand-out.md');
  const [policy, commands] = blocksOf(page);
  expect(JSON.parse(policy?.body ?? '')).toEqual(listBucketsWithMfaForever());

  const text = textOf('en');
  const shown = JSON.stringify(takeHome.commands(text)).replaceAll('\\"', '"').replaceAll('&lt;', '<');
  const lines = (commands?.body ?? '').trim().split('\n');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !shown.includes(line.replace(/ \\$/, '').trim()))).toEqual([]);

  const { credentials, key, takeAways } = text.sessionToken;
  for (const words of [...Object.values(credentials), ...Object.values(key)])
    expect(page.text).toContain(`| ${words} |`);
  const sentences = takeAways.split('\n').slice(1);
  const plain = page.text.replaceAll('*', '');
  expect(sentences.filter((line) => !plain.includes(line.replace('•  ', '- ').replaceAll('*', '')))).toEqual([]);
});
