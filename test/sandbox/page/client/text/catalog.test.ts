import { expect, test } from 'vitest';
import { en } from '../../../../../sandbox/page/client/text/en.ts';
import { ja } from '../../../../../sandbox/page/client/text/ja.ts';
import { languageOf, textsOf } from '../../../../../sandbox/page/client/text/texts.ts';
import { readSources } from '../../../../support/read-sources.ts';
import { literalSentencesOf } from './literal-sentences.ts';

test('components have no texts of their own: all texts are in the catalog', async () => {
  const sources = (await readSources('sandbox/page/client')).filter(({ path }) => /\.tsx?$/.test(path));
  const components = sources.filter(({ path }) => !path.includes('/text/e') && !path.includes('/text/j'));
  expect(components.length).toBeGreaterThan(80);
  const found = await Promise.all(
    components.map(async ({ path, text }) =>
      (await literalSentencesOf(text)).map((sentence) => `${path}: ${sentence}`),
    ),
  );
  expect(found.flat()).toEqual([]);
});

test.each([
  ['<p>Nothing here yet</p>', 'Nothing here yet'],
  ['<p># {name} is empty</p>', ' is empty'],
  ['<button aria-label="Close" />', 'Close'],
  ['<input placeholder="filter…" />', 'filter…'],
  ['<p>{isEmpty ? "No calls yet" : text}</p>', 'No calls yet'],
  [`<p title={\`Look at \${name}\`} />`, 'Look at '],
  ['say("The sandbox did not answer.")', 'The sandbox did not answer.'],
])('literalSentencesOf finds the text in %s', async (source, sentence) => {
  expect(await literalSentencesOf(`export const a = ${source};`)).toContain(sentence);
});

test.each([
  '<p className="soft wide">{texts.none}</p>',
  '<kbd>Enter</kbd>',
  '<b>· {count} ×</b>',
  'find(".composer textarea")',
  `useKept(\`typed \${id}\`)`,
])('literalSentencesOf finds nothing in %s, because people do not read it', async (source) => {
  expect(await literalSentencesOf(`export const a = ${source};`)).toEqual([]);
});

/** Returns every text of a catalog with its key. Functions are called with sample values. */
function saidIn(catalog: object, place = ''): [string, string][] {
  return Object.entries(catalog).flatMap(([key, value]: [string, unknown]) => {
    const here = `${place}${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, String((value as (...given: unknown[]) => string)(['x'], 2, 3))]];
    return saidIn(value as object, `${here}.`);
  });
}

/** The keys of names and technical words that stay in English. */
const AS_IT_IS =
  /^(?:page\.chat|sidebar\.apps|hint\.gotIt|tools\.(?:account|traffic)|faults\.(?:aws|slack|isOn\.aws)|decided\.values\.|calls\.mfaLabel)/;

test('every text exists in Japanese', () => {
  const [english, japanese] = [saidIn(en), saidIn(ja)];
  expect(japanese.map(([place]) => place)).toEqual(english.map(([place]) => place));
  const isJapanese = (text: string) => /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text);
  expect(japanese.filter(([place, text]) => !isJapanese(text) && !AS_IT_IS.test(place))).toEqual([]);
  expect(english.filter(([, text]) => isJapanese(text) || text.trim() === '')).toEqual([]);
});

test('the language follows the locale, and is English for a locale without a catalog', () => {
  expect(['ja-JP', 'ja', 'en-GB', 'pt-BR', 'constructor'].map(languageOf)).toEqual(['ja', 'ja', 'en', 'en', 'en']);
  expect(textsOf('ja-JP')).toBe(ja);
});

test('counts have the correct plural', () => {
  expect([en.aws.keys(1), en.aws.keys(2), en.aws.devices(0)]).toEqual([
    '1 access key',
    '2 access keys',
    '0 MFA devices',
  ]);
  expect([en.aws.policies([]), en.aws.policies(['a']), en.aws.policies(['a', 'b'])]).toEqual([
    'no policy',
    '1 policy: a',
    '2 policies: a, b',
  ]);
});
