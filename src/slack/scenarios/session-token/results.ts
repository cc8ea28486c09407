import type { KnownBlock } from '@slack/types';
import {
  isSurprising,
  MFA_STATES,
  type MfaState,
  type Proof,
  type SessionTokenDemo,
  type SessionTokenState,
} from '../../../scenario/session-token/state.ts';
import { section } from '../../messages/blocks.ts';
import type { Outcome, ResultRow, ResultTable } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';
import { guessText } from '../mfa-user/guess.ts';
import { hasReceipt, sawBlocks } from '../mfa-user/saw.ts';

/**
 * Returns the three tries as a table that fills up as the calls are made; `undefined` before the phone is connected,
 * and when the message shows the receipt.
 */
export function resultsOf(demo: SessionTokenDemo, text: Text): ResultTable | undefined {
  return demo.state.enrolledAt === undefined || hasReceipt(demo) ? undefined : tableOf(demo.state, text);
}

/** Returns the table, also for a demo that is over. */
export function tableOf(state: SessionTokenState, text: Text): ResultTable {
  const { table } = text.sessionToken;
  return {
    heads: [table.credentials, table.key, table.answer],
    rows: MFA_STATES.map((mfaState) => rowOf(mfaState, state, text)),
  };
}

/** Returns the newest answer of S3 to these credentials. */
export function newestOf(mfaState: MfaState, proofs: readonly Proof[]): Proof | undefined {
  return proofs.findLast((proof) => proof.mfaState === mfaState);
}

function rowOf(mfaState: MfaState, { proofs, guesses, buckets }: SessionTokenState, text: Text): ResultRow {
  const { sessionToken } = text;
  const proof = newestOf(mfaState, proofs);
  const guess = guesses?.[mfaState];
  return {
    credentials: sessionToken.credentials[mfaState],
    value: sessionToken.key[mfaState],
    outcome: outcomeOf(proof),
    answer: answerOf(proof, buckets?.count ?? 0, sessionToken),
    guess: proof && guessText(proof.outcome, guess, text),
  };
}

function outcomeOf(proof: Proof | undefined): Outcome {
  if (!proof) return 'open';
  return isSurprising(proof) ? 'alarming' : proof.outcome;
}

function answerOf(proof: Proof | undefined, buckets: number, sessionToken: Text['sessionToken']): string {
  if (!proof) return sessionToken.notYet;
  if (proof.outcome === 'denied') return proof.errorCode ?? 'AccessDenied';
  return isSurprising(proof) ? sessionToken.wronglyAllowed : sessionToken.allowed(buckets);
}

/** Returns the remarks below the table. They replace the table when the demo is over. */
export function remarksOf(demo: Pick<SessionTokenDemo, 'phase' | 'stage' | 'state'>, text: Text): KnownBlock[] {
  const { sessionToken } = text;
  const { phase, stage, state } = demo;
  if (phase === 'running' && stage !== 'proved') return [];
  const isRepeated = state.proofs.some(({ round }) => round === 'after');
  const saw = sawBlocks(demo, tableOf(state, text), text);
  const repeated = isRepeated && hasWorked(state) && saw.length === 0 ? [section(sessionToken.repeated)] : [];
  const score = scoreOf(state, text);
  return [
    ...saw,
    ...repeated,
    ...(score === undefined ? [] : [section(score)]),
    ...(hasWorked(state) ? [section(sessionToken.takeAways)] : []),
  ];
}

/** Says how many predictions were right; `undefined` if there are none. */
function scoreOf({ proofs, guesses }: SessionTokenState, { sessionToken }: Text): string | undefined {
  const judged = MFA_STATES.flatMap((mfaState) => {
    const [guess, proof] = [guesses?.[mfaState], newestOf(mfaState, proofs)];
    return guess && proof ? [guess === proof.outcome] : [];
  });
  return judged.length === 0 ? undefined : sessionToken.predict.score(judged.filter(Boolean).length, judged.length);
}

/** Whether S3 allowed the credentials with MFA, and allowed no call that it must deny. */
export function hasWorked({ proofs }: SessionTokenState): boolean {
  return proofs.some(({ round, outcome }) => round === 'with' && outcome === 'allowed') && !proofs.some(isSurprising);
}
