import { expect, test } from 'vitest';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { type Said, saidIn } from './said.ts';

const COUNTS = [0, 1, 2, 5];
/** Every combination of three numbers. Each sentence gets them as its values, even if a value is usually a word. */
const mixtures = COUNTS.flatMap((one) => COUNTS.flatMap((two) => COUNTS.map((three) => [one, two, three])));
const said = new Map(mixtures.flatMap((values) => saidIn(textOf('en'), values)).map((one) => [one.join('\n'), one]));

/** Words that end in s but are not plural, and units, which have no plural. */
const NO_PLURAL = /^(?:is|was|has|less|its|this|s|min|ms|AWS|minutes?’s)$/;
/** Words after a number that are not nouns, and nouns whose plural is equal to the singular. */
const NO_NOUN =
  /^(?:is|are|was|were|has|have|could|of|in|on|or|and|to|more|at|left|times|only|hidden|min|s|old|with|for|ahead|behind|off|done)$/;
/**
 * Matches before a digit, except after “code ”, “step ”, “of ”, another digit, `.`, `:` and `/`. So it skips most
 * numbers that count nothing: “Code 1”, “step 2”, “the demo of 2”, and the minutes in “10:05”.
 */
const NOT_A_NAME = /(?<![\d.:/]|[Cc]ode |[Ss]tep |of )/;

function troubleIn(sentences: Iterable<Said>): string[] {
  const all = [...sentences];
  const singulars = new Set(all.flatMap(([, sentence]) => nounsAfter(/1/, sentence)));
  return all.flatMap(([place, sentence]) => {
    const trouble = [
      ...nounsAfter(/1/, sentence).filter((noun) => noun.endsWith('s') && !NO_PLURAL.test(noun)),
      ...nounsAfter(/(?:0|2|5)/, sentence).filter((noun) => singulars.has(noun) && !noun.endsWith('s')),
      ...verbsAfter(sentence),
    ];
    return trouble.map((word) => `${place}: “${word}” in “${sentence}”`);
  });
}

/** Returns the nouns right after these numbers. */
function nounsAfter(number: RegExp, sentence: string): string[] {
  const found = sentence.matchAll(new RegExp(`${NOT_A_NAME.source}${number.source} ([a-z]+)`, 'g'));
  return [...found].flatMap(([, word = '']) => (NO_NOUN.test(word) ? [] : [word]));
}

/**
 * Returns the verbs that do not agree with their number. For “1 demo is running” and “2 of 5 guesses were right”, it
 * returns none.
 */
function verbsAfter(sentence: string): string[] {
  const verb = '(is|are|was|were|has|have)';
  const found = sentence.matchAll(
    new RegExp(`${NOT_A_NAME.source}([0125]) (?:(?!${verb})[A-Za-z0-9]+ ){0,5}?${verb}\\b`, 'g'),
  );
  return [...found].flatMap(([, count, , word = '']) =>
    /^(?:is|was|has)$/.test(word) === (count === '1') ? [] : [word],
  );
}

test('counts have the right plural, and a verb that agrees', () => {
  expect(said.size).toBeGreaterThan(600);
  expect(troubleIn(said.values())).toEqual([]);
});

test.each([
  ['1 demos are running.', ['demos', 'are']],
  ['2 demos is running.', ['is']],
  ['0 of your 2 guesses was right.', ['was']],
  ['Add 1 minutes', ['minutes']],
])('a wrong plural or a wrong verb is found: %s', (sentence, words) => {
  expect(troubleIn([['here', sentence]])).toEqual(words.map((word) => `here: “${word}” in “${sentence}”`));
});

test('a singular after a number other than 1 is found if the sentence for 1 has the same noun', () => {
  const one = ['here', '1 bucket'] as const;
  expect(troubleIn([one, ['here', '2 bucket']])).toEqual(['here: “bucket” in “2 bucket”']);
  expect(troubleIn([one, ['here', '2 buckets']])).toEqual([]);
});
