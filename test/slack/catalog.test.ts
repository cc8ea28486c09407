import { expect, test } from 'vitest';
import { localeOf, textOf } from '../../src/slack/text/catalog.ts';

/** Returns every sentence with its path. A sentence that is a function gets sample values. */
function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node('ARG-1', 'ARG-2', 'ARG-3'))]];
  return Object.entries(node as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const english = new Map(leaves(textOf('en')));
const japanese = leaves(textOf('ja'));

test('both languages have the same sentences', () => {
  expect(japanese.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
  expect(english.size).toBeGreaterThan(100);
});

test('every Japanese sentence, except a URL, true and false, has Japanese characters; no English sentence has any', () => {
  const asItIs = /^(?:https:|true$|false$)/;
  expect(japanese.filter(([, sentence]) => !JAPANESE.test(sentence) && !asItIs.test(sentence))).toEqual([]);
  expect([...english].filter(([, sentence]) => JAPANESE.test(sentence))).toEqual([]);
});

test('no Japanese sentence without a command contains a common English word', () => {
  const words = japanese.flatMap(([path, sentence]) =>
    (sentence.match(/\b(the|and|your|you|is|are|with|please|code|codes|demo|device)\b(?![-\w/])/gi) ?? [])
      .filter(() => !sentence.includes('`/mfa-demo'))
      .map((word) => `${path}: ${word}`),
  );
  expect(words).toEqual([]);
});

test('a sentence contains the same values in both languages', () => {
  const told = (sentence: string) =>
    (sentence.match(/ARG-\d/g) ?? []).sort().filter((arg, i, all) => arg !== all[i - 1]);
  for (const [path, sentence] of japanese)
    expect([path, told(sentence)]).toEqual([path, told(english.get(path) ?? '')]);
});

test('labels and titles are short enough that Slack does not cut them', () => {
  for (const locale of ['en', 'ja'] as const) {
    const { codes, modals, progress, cleanup, commands, sessionToken } = textOf(locale);
    const ofCleanup = [cleanup.title, cleanup.continue, cleanup.sure(10_000), cleanup.remove(10_000)];
    for (const label of [...ofCleanup, ...Object.values(cleanup.progressTitle)]) {
      expect(label.length).toBeLessThanOrEqual(24);
    }
    for (const label of Object.values(commands.buttons)) expect(label.length).toBeLessThanOrEqual(30);
    const { window, buttons, buckets } = sessionToken;
    for (const title of [window.working, window.refused, window.results, window.why, buckets.title, buttons.continue])
      expect(title.length).toBeLessThanOrEqual(24);
    for (const { submit } of [codes.enrollment, codes.sessionCode]) expect(submit.length).toBeLessThanOrEqual(24);
    for (const { title } of [codes.enrollment, codes.sessionCode, modals.checking, modals.seed, modals.notice]) {
      expect(title.length).toBeLessThanOrEqual(24);
    }
    for (const label of Object.values(progress.buttons)) expect(label.length).toBeLessThanOrEqual(30);
  }
});

test('people with a Japanese Slack get Japanese, and everybody else gets English', () => {
  expect(['ja-JP', 'ja', 'en-US', 'de-DE', undefined].map(localeOf)).toEqual(['ja', 'ja', 'en', 'en', 'en']);
});
