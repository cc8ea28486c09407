import type { KnownBlock, ModalView } from '@slack/types';
import {
  type Answer,
  type AssumeRoleDemo,
  type AssumeRoleState,
  ATTEMPTS,
  type Attempt,
  answerTo,
  isAsExpected,
  isProved,
  isSurprising,
} from '../../../scenario/assume-role/state.ts';
import { section } from '../../messages/blocks.ts';
import type { ResultRow, ResultTable } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';
import { guessText } from '../mfa-user/guess.ts';
import { hasReceipt, sawBlocks } from '../mfa-user/saw.ts';
import * as kit from '../mfa-user/windows/results-views.ts';

/**
 * Returns the five tries as a table that fills up as the calls are made; `undefined` before the phone is connected, and
 * when the message shows the receipt.
 */
export function resultsOf(demo: AssumeRoleDemo, text: Text): ResultTable | undefined {
  return demo.state.enrolledAt === undefined || hasReceipt(demo) ? undefined : tableOf(demo.state, text);
}

/** Returns the table, also for a demo that is over. */
export function tableOf(state: AssumeRoleState, text: Text): ResultTable {
  const { table } = text.assumeRole;
  return {
    heads: [table.credentials, table.key, table.answer],
    rows: ATTEMPTS.map((attempt) => rowOf(attempt, state, text)),
  };
}

function rowOf(attempt: Attempt, state: AssumeRoleState, text: Text): ResultRow {
  const { assumeRole, sessionToken } = text;
  const answer = answerTo(attempt, state);
  const [credentials, value] = [assumeRole.credentials[attempt], assumeRole.key[attempt]];
  if (!answer) return { credentials, value, answer: sessionToken.notYet, outcome: 'open' };
  return {
    credentials,
    value,
    answer: answer.outcome === 'denied' ? (answer.errorCode ?? 'AccessDenied') : allowedText(answer, state, text),
    outcome: isSurprising(answer) ? 'alarming' : answer.outcome,
    guess: attempt === 'role-asked-for-mfa' ? guessText(answer.outcome, state.guess, text) : undefined,
  };
}

function allowedText(answer: Answer, { bucketCount = 0 }: AssumeRoleState, { assumeRole, sessionToken }: Text): string {
  if (isSurprising(answer)) return sessionToken.wronglyAllowed;
  return answer.attempt === 'role' ? assumeRole.listed(bucketCount) : assumeRole.assumed;
}

/** Returns the remarks below the table. They replace the table when the demo is over. */
export function remarksOf(demo: AssumeRoleDemo, text: Text): KnownBlock[] {
  const { phase, stage, state } = demo;
  if (phase === 'running' && stage !== 'proved') return [];
  const saw = sawBlocks(demo, tableOf(state, text), text);
  if (!isProved(state)) return saw;
  const before = saw.length > 0 ? saw : [section(text.sessionToken.repeated)];
  return [...before, section(text.assumeRole.takeAways)];
}

/** Shows the results, and a reason below each result that is as expected. */
export function resultsView(state: AssumeRoleState, text: Text): ModalView {
  const { assumeRole: words } = text;
  const reasons = ATTEMPTS.map((attempt) => (isAsExpected(attempt, state) ? words.whyAnswer[attempt] : undefined));
  const result = { hasWorked: isProved(state), table: tableOf(state, text), words };
  return kit.resultsView({ ...result, reasons, below: [words.whyTrust] }, text);
}
