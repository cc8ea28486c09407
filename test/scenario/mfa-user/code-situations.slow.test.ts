import { describe, expect, test } from 'vitest';
import { REFUSALS } from '../../../src/scenario/mfa-user/state.ts';
import { refusalText } from '../../../src/slack/scenarios/mfa-user/refusal.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { SITUATIONS as OTHERS, type Situation } from './code-situations.ts';
import { startPerson } from './person-with-phone.ts';
import { SYNC_SITUATIONS } from './sync-situations.ts';

const SITUATIONS: readonly Situation[] = [...OTHERS, ...SYNC_SITUATIONS];

/** The rows of the table. The tests add them in the order of the situations. */
const rows: string[] = [];

describe('what a person types, what AWS gets, and what the person reads', () => {
  test.each(SITUATIONS)('$name: $answer', async ({ name, answer, pairs, codes = 0, resyncs = 0, play }) => {
    const person = await startPerson();
    expect(await play(person)).toBe(answer);
    const sent = { pairs: person.sentPairs(), codes: person.sentCodes(), resyncs: person.sentResyncs() };
    expect(sent).toEqual({ pairs, codes, resyncs });
    const { lastRefusal } = person.demo();
    const isConnected = answer === 'accepted' && codes === 0;
    const said = (['en', 'ja'] as const).map((locale) =>
      lastRefusal ? refusalText(lastRefusal, textOf(locale), person.demo()) : '',
    );
    if (isConnected) {
      person.pass(30_000);
      expect(await person.usesCode(person.phone.code()), 'AWS has learned the clock of the phone').toBe('accepted');
    }
    rows.push(`| ${[name, answer, pairs, codes, resyncs, ...said.map(withoutMoment)].join(' | ')} |`);
  });

  test('are listed in one table, code-situations.md (written again with --update)', async () => {
    expect(rows).toHaveLength(SITUATIONS.length);
    const head =
      '| typed | answer | pairs sent | session codes sent | resyncs sent | English | 日本語 |\n|---|---|---|---|---|---|---|\n';
    await expect(`${head}${rows.join('\n')}\n`).toMatchFileSnapshot('code-situations.md');
  });
});

/** Replaces the time of the next try by a fixed time, because it depends on the time of the test. */
function withoutMoment(sentence: string): string {
  return sentence.replaceAll(/<!date\^\d+\^\{time_secs\}\|[\d:]+ UTC>/g, '12:03:20 PM');
}

/** Refusals of only one lesson, which another test causes: e2e/roles.slow.test.ts causes `role-not-ready`. */
const OF_ONE_LESSON = new Set(['role-not-ready']);

test('the table has every refusal that a person can cause', () => {
  const answers = new Set<string>(SITUATIONS.map(({ answer }) => answer));
  expect(REFUSALS.filter((refusal) => !answers.has(refusal) && !OF_ONE_LESSON.has(refusal))).toEqual([]);
  expect(SITUATIONS.length).toBeGreaterThanOrEqual(40);
});
