import type { KnownBlock, ModalView } from '@slack/types';
import {
  type Answer,
  type AssumeRoleDemo,
  type AssumeRoleState,
  ATTEMPTS,
  type Attempt,
  answerTo,
  isProved,
  isSurprising,
} from '../../../scenario/assume-role/state.ts';
import { context, section } from '../../messages/blocks.ts';
import { type ResultRow, type ResultTable, rowSection } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';
import { readingView } from '../../views/reading.ts';
import { guessText } from '../mfa-user/guess.ts';
import { sawBlocks } from '../mfa-user/saw.ts';

/** The five tries as a table, filled as the calls happen. Nothing before the phone is connected. */
export function resultsOf({ phase, state }: AssumeRoleDemo, text: Text): ResultTable | undefined {
  const isOver = phase === 'ended' || phase === 'stuck';
  return state.enrolledAt === undefined || isOver ? undefined : tableOf(state, text);
}

function tableOf(state: AssumeRoleState, text: Text): ResultTable {
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

/** The tries as rows, since modals take no table. */
export function rowsOf(state: AssumeRoleState, text: Text): ModalView['blocks'] {
  const { rows, heads } = tableOf(state, text);
  return rows.map((row) => rowSection(row, heads));
}

/** What is to be said below the table, and in its place when the demo is over. */
export function remarksOf({ phase, stage, state }: AssumeRoleDemo, text: Text): KnownBlock[] {
  if (phase === 'running' && stage !== 'proved') return [];
  const seen = ATTEMPTS.flatMap((attempt) => answerTo(attempt, state) ?? []).map((answer) => ({
    label: text.assumeRole.credentials[answer.attempt],
    outcome: isSurprising(answer) ? ('alarming' as const) : answer.outcome,
  }));
  const saw = phase === 'ended' || phase === 'stuck' ? sawBlocks(seen, text) : [];
  const proved = isProved(state) ? [section(text.assumeRole.takeAways)] : [];
  return [...saw, ...(proved.length > 0 && saw.length === 0 ? [section(text.sessionToken.repeated)] : []), ...proved];
}

/** The results with a reason below each. */
export function resultsView(state: AssumeRoleState, text: Text): ModalView {
  const { assumeRole, sessionToken } = text;
  const { rows, heads } = tableOf(state, text);
  const explained = ATTEMPTS.flatMap((attempt, index) => {
    const [row, answer] = [rows[index], answerTo(attempt, state)];
    if (!row) return [];
    const isPlain = answer !== undefined && !isSurprising(answer);
    return [rowSection(row, heads), ...(isPlain ? [context(assumeRole.whyAnswer[attempt])] : [])];
  });
  return readingView(text, sessionToken.window.results, [
    ...(isProved(state) ? [section(`:tada: *${assumeRole.worked}*`)] : []),
    section(assumeRole.compare),
    ...explained,
    { type: 'divider' },
    section(assumeRole.whyTrust),
    context(assumeRole.rule),
  ]);
}
