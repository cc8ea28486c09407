import type { KnownBlock, ModalView } from '@slack/types';
import {
  type Answer,
  ATTEMPTS,
  type Attempt,
  answerTo,
  isAsExpected,
  isProved,
  isSurprising,
  type MfaAgeDemo,
  type MfaAgeState,
} from '../../../scenario/mfa-age/state.ts';
import { section } from '../../messages/blocks.ts';
import type { ResultRow, ResultTable } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';
import { guessText } from '../mfa-user/guess.ts';
import { hasReceipt, sawBlocks } from '../mfa-user/saw.ts';
import * as kit from '../mfa-user/windows/results-views.ts';

/**
 * Returns the four tries as a table that fills up as the calls are made; `undefined` before the phone is connected, and
 * when the message shows the receipt.
 */
export function resultsOf(demo: MfaAgeDemo, text: Text): ResultTable | undefined {
  return demo.state.enrolledAt === undefined || hasReceipt(demo) ? undefined : tableOf(demo.state, text);
}

/** Returns the table, also for a demo that is over. */
export function tableOf(state: MfaAgeState, text: Text): ResultTable {
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

/** Returns the remarks below the table. They replace the table when the demo is over. */
export function remarksOf(demo: MfaAgeDemo, text: Text): KnownBlock[] {
  const { phase, stage, state } = demo;
  if (phase === 'running' && stage !== 'proved') return [];
  const saw = sawBlocks(demo, tableOf(state, text), text);
  return [...saw, ...(isProved(state) ? [section(text.mfaAge.takeAways)] : [])];
}

/** Shows the results, and a reason below each result that is as expected. */
export function resultsView(state: MfaAgeState, text: Text): ModalView {
  const { mfaAge: words } = text;
  const reasons = ATTEMPTS.map((attempt) => (isAsExpected(attempt, state) ? words.whyAnswer[attempt] : undefined));
  const result = { hasWorked: isProved(state), table: tableOf(state, text), words };
  return kit.resultsView({ ...result, reasons, below: [words.why] }, text);
}
