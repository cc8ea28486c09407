import type { KnownBlock, ModalView } from '@slack/types';
import {
  type Answer,
  ATTEMPTS,
  type Attempt,
  answerTo,
  isProved,
  isSurprising,
  type MfaAgeDemo,
  type MfaAgeState,
} from '../../../scenario/mfa-age/state.ts';
import { context, section } from '../../messages/blocks.ts';
import { type ResultRow, type ResultTable, rowSection } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';
import { readingView } from '../../views/reading.ts';
import { guessText } from '../mfa-user/guess.ts';
import { sawBlocks } from '../mfa-user/saw.ts';

/** The four tries as a table, filled as the calls happen. Nothing before the phone is connected. */
export function resultsOf({ phase, state }: MfaAgeDemo, text: Text): ResultTable | undefined {
  const isOver = phase === 'ended' || phase === 'stuck';
  return state.enrolledAt === undefined || isOver ? undefined : tableOf(state, text);
}

function tableOf(state: MfaAgeState, text: Text): ResultTable {
  const { table } = text.mfaAge;
  return {
    heads: [table.credentials, table.key, table.answer],
    rows: ATTEMPTS.map((attempt) => rowOf(attempt, state, text)),
  };
}

function rowOf(attempt: Attempt, state: MfaAgeState, text: Text): ResultRow {
  const { mfaAge, sessionToken } = text;
  const answer = answerTo(attempt, state);
  const credentials = mfaAge.credentials[attempt];
  const value = attempt === 'access-key' ? mfaAge.noAge : ageOf(answer, mfaAge);
  if (!answer) return { credentials, value, answer: sessionToken.notYet, outcome: 'open' };
  const isAlarming = isSurprising(answer);
  const allowed = isAlarming ? sessionToken.wronglyAllowed : sessionToken.predict.allowed;
  return {
    credentials,
    value,
    answer: answer.outcome === 'denied' ? (answer.errorCode ?? 'AccessDenied') : allowed,
    outcome: isAlarming ? 'alarming' : answer.outcome,
    guess: attempt === 'old-code' ? guessText(answer.outcome, state.guess, text) : undefined,
  };
}

const NOT_KNOWN_YET = '–';

function ageOf(answer: Answer | undefined, mfaAge: Text['mfaAge']): string {
  return answer?.ageSeconds === undefined ? NOT_KNOWN_YET : mfaAge.seconds(answer.ageSeconds);
}

/** The tries as rows, since modals take no table. */
export function rowsOf(state: MfaAgeState, text: Text): ModalView['blocks'] {
  const { rows, heads } = tableOf(state, text);
  return rows.map((row) => rowSection(row, heads));
}

/** What is to be said below the table, and in its place when the demo is over. */
export function remarksOf({ phase, stage, state }: MfaAgeDemo, text: Text): KnownBlock[] {
  if (phase === 'running' && stage !== 'proved') return [];
  const seen = state.answers.map((answer) => ({
    label: text.mfaAge.credentials[answer.attempt],
    outcome: isSurprising(answer) ? ('alarming' as const) : answer.outcome,
  }));
  const saw = phase === 'ended' || phase === 'stuck' ? sawBlocks(seen, text) : [];
  return [...saw, ...(isProved(state) ? [section(text.mfaAge.takeAways)] : [])];
}

/** The results with a reason below each. */
export function resultsView(state: MfaAgeState, text: Text): ModalView {
  const { mfaAge, sessionToken } = text;
  const rows = ATTEMPTS.flatMap((attempt) => {
    const [row, answer] = [rowOf(attempt, state, text), answerTo(attempt, state)];
    const isPlain = answer !== undefined && !isSurprising(answer);
    const heads = tableOf(state, text).heads;
    return [rowSection(row, heads), ...(isPlain ? [context(mfaAge.whyAnswer[attempt])] : [])];
  });
  return readingView(text, sessionToken.window.results, [
    ...(isProved(state) ? [section(`:tada: *${mfaAge.worked}*`)] : []),
    section(mfaAge.compare),
    ...rows,
    { type: 'divider' },
    section(mfaAge.why),
    context(mfaAge.rule),
  ]);
}
