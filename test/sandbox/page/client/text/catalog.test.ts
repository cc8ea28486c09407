import { expect, test } from 'vitest';
import { en } from '../../../../../sandbox/page/client/text/en.ts';
import { ja } from '../../../../../sandbox/page/client/text/ja.ts';
import { languageOf, textsOf } from '../../../../../sandbox/page/client/text/texts.ts';
import { readSources } from '../../../../support/read-sources.ts';
import { literalSentencesOf } from './literal-sentences.ts';

test('no component says a sentence of its own: every one stands in the catalog', async () => {
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
])('a sentence in a component is found: %s', async (source, sentence) => {
  expect(await literalSentencesOf(`export const a = ${source};`)).toContain(sentence);
});

test.each([
  '<p className="soft wide">{texts.none}</p>',
  '<kbd>Enter</kbd>',
  '<b>· {count} ×</b>',
  'find(".composer textarea")',
  `useKept(\`typed \${id}\`)`,
])('what nobody reads is none: %s', async (source) => {
  expect(await literalSentencesOf(`export const a = ${source};`)).toEqual([]);
});

/** Every text of a catalog with its place; functions with something filled in. */
function saidIn(catalog: object, place = ''): [string, string][] {
  return Object.entries(catalog).flatMap(([key, value]: [string, unknown]) => {
    const here = `${place}${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, String((value as (...given: unknown[]) => string)(['x'], 2, 3))]];
    return saidIn(value as object, `${here}.`);
  });
}

/** Names and technical words that Japanese people read as they are. */
const AS_IT_IS =
  /^(?:page\.chat|sidebar\.apps|hint\.gotIt|tools\.(?:account|traffic)|faults\.(?:aws|slack|isOn\.aws)|decided\.values\.|calls\.mfaLabel)/;

test('Japanese has every sentence, in Japanese', () => {
  const [english, japanese] = [saidIn(en), saidIn(ja)];
  expect(japanese.map(([place]) => place)).toEqual(english.map(([place]) => place));
  const isJapanese = (text: string) => /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text);
  expect(japanese.filter(([place, text]) => !isJapanese(text) && !AS_IT_IS.test(place))).toEqual([]);
  expect(english.filter(([, text]) => isJapanese(text) || text.trim() === '')).toEqual([]);
});

test('the language follows the locale, and is English where there is no catalog', () => {
  expect(['ja-JP', 'ja', 'en-GB', 'pt-BR', 'constructor'].map(languageOf)).toEqual(['ja', 'ja', 'en', 'en', 'en']);
  expect(textsOf('ja-JP')).toBe(ja);
});

test('counts have their plural right', () => {
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
