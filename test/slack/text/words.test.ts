import { describe, expect, test } from 'vitest';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { ordinaryPayloads } from '../every-payload.ts';
import { placedTexts } from './limits.ts';
import { type Said, saidIn } from './said.ts';

/** For each language: the words to use, each with the wrong words that it replaces. docs/texts.md has the glossary. */
const WRONG: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  en: {
    'access key': /long-term key|raw key/i,
    'temporary credentials': /\bsessions?\b/i,
    'setup key': /\bseeds?\b/i,
    'MFA code': /fresh code|code right after|one-time/i,
    'get, request': /\b(?:buys?|bought)\b/i,
    'expire, end': /\b(?:dies?|dead|lives?|kill\w*)\b/i,
    'deny, allow': /\b(?:refuses?|opens with|S3 opens|lets? in)\b/i,
    'clean up, delete': /\b(?:sweeps?|orphans?|teardown|tear down)\b/i,
    'plain words':
      /\b(?:whoever|whatever|mend\w*|anew|meanwhile|thereby|is told|as good as none|pretend\w*|cannot help|somebody else)\b/i,
    'say who acts': /\b(?:concerned|those who run)\b/i,
  },
  ja: {
    キー: /鍵/,
    一時的な認証情報: /セッション/,
    クリーンアップ: /後片付け|お片付け|掃除/,
    通常メンバー: /正規メンバー|正社員/,
    'あなた、または主語なし': /ご本人|お客様/,
    '今、現在': /いま[^すせし]/,
    'MFA コード': /ワンタイム|ＭＦＡ/,
    管理者: /運用担当者/,
    スマートフォン: /携帯|スマホ/,
    文末にコロンを置かない: /(?:です|ます)[:：]\s*$/,
  },
};

/** Commands, ids, URLs and AWS's own names are left out of the check. */
const asRead = (sentence: string) => sentence.replace(/`[^`]*`|<?https?:[^\s|>]+|\b\w+:\w+\b/g, 'X');

function wrongWordsIn(sentences: readonly Said[], locale: string): string[] {
  return sentences.flatMap(([place, sentence]) =>
    Object.entries(WRONG[locale] ?? {}).flatMap(([better, wrong]) => {
      const found = wrong.exec(asRead(sentence));
      return found ? [`${place}: “${found[0]}” should be: ${better}`] : [];
    }),
  );
}

describe.each(LOCALES)('in %s', (locale) => {
  test('the catalog uses plain words, and the words of the glossary', () => {
    const sentences = saidIn(textOf(locale), ['ARG', 2, 3]);
    expect(sentences.length).toBeGreaterThan(300);
    expect(wrongWordsIn(sentences, locale)).toEqual([]);
  });

  test('the texts that the bot composes at run time use plain words, and the words of the glossary', () => {
    const sentences = ordinaryPayloads(locale).flatMap(({ name, body }): Said[] =>
      placedTexts(body).map(({ text }) => [name, text]),
    );
    expect(wrongWordsIn(sentences, locale)).toEqual([]);
  });

  test('a sentence has no double space, no doubled punctuation mark, no straight apostrophe, and no three dots', () => {
    const sentences = saidIn(textOf(locale), ['ARG', 2, 3]).filter(([place]) => !/programs\.|help\.list/.test(place));
    const odd = sentences.filter(([, sentence]) =>
      /[^\n•.X*] {2,}\S|[,.;!?、。]{2,}|\.{3}|(?<=\w)'(?=\w)/.test(asRead(sentence)),
    );
    expect(odd).toEqual([]);
  });
});

test.each([
  ['en', 'Temporary credentials bought with a code', 'get, request'],
  ['en', 'The sweep removes it', 'clean up, delete'],
  ['ja', '手入力用の鍵', 'キー'],
  ['ja', 'ご本人の操作', 'あなた、または主語なし'],
])('a wrong word is found in %s: %s', (locale, sentence, better) => {
  expect(wrongWordsIn([['here', sentence]], locale)).toEqual([expect.stringContaining(`should be: ${better}`)]);
});
