import type { KnownBlock } from '@slack/types';
import { IDENTITIES, type Identity } from '../../../policy-check/identities.ts';
import {
  CREDENTIALS,
  type CredentialKind,
  differencesIn,
  type PolicyTryDemo,
  type PolicyTryState,
} from '../../../scenario/policy-try/state.ts';
import { context, section } from '../../messages/blocks.ts';
import { escapeMrkdwn } from '../../messages/mrkdwn.ts';
import type { ResultRow, ResultTable } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';

/** Returns the simulator's answers and S3's answers; `undefined` before the policy is in AWS, and if AWS refused it. */
export function resultsOf({ state }: PolicyTryDemo, text: Text): ResultTable | undefined {
  if (state.putAt === undefined || state.refusal !== undefined) return undefined;
  const { head } = text.policyTry;
  return {
    heads: [head.credentials, head.simulator, head.answer],
    rows: IDENTITIES.map((identity) => rowOf(identity, state, text)),
  };
}

function rowOf(identity: Identity, state: PolicyTryState, { policyTry, policyCheck, sessionToken }: Text): ResultRow {
  const simulated = state.simulated[identity];
  const row = {
    credentials: policyCheck.identities[identity],
    value: simulated === undefined ? '–' : policyCheck[simulated],
  };
  const answer = isTried(identity) ? state.answers[identity] : undefined;
  if (answer === undefined) {
    const isOver = !isTried(identity) || state.accessKey === undefined;
    return { ...row, answer: isOver ? policyTry.notTried : sessionToken.notYet, outcome: 'open' };
  }
  const isHole = answer === 'allowed' && identity !== 'sessionWithMfa';
  return {
    ...row,
    answer: isHole ? policyCheck.leak : policyCheck[answer],
    outcome: isHole ? 'alarming' : answer,
  };
}

/** Returns the verdict from S3's answers, or why nothing was tried; `undefined` if the try was stopped earlier. */
export function endedText({ endReason, state }: PolicyTryDemo, text: Text): string | undefined {
  if (endReason !== 'finished') return undefined;
  return state.refusal === undefined ? verdictOf(state, text) : text.policyTry.refused(escapeMrkdwn(state.refusal));
}

/** Says whether the simulator was right, and which credentials were not tried. */
export function remarksOf({ phase, state }: PolicyTryDemo, text: Text): KnownBlock[] {
  const { policyTry } = text;
  if (phase === 'running' || Object.keys(state.answers).length === 0) return [];
  const differing = differencesIn(state);
  const untried = CREDENTIALS.filter((kind) => state.answers[kind] === undefined);
  return [
    section(differing.length > 0 ? policyTry.differs(named(differing, text)) : policyTry.agrees),
    context(policyTry.old, ...(untried.length > 0 ? [policyTry.missing(named(untried, text))] : [])),
  ];
}

function verdictOf({ answers }: PolicyTryState, text: Text): string {
  const { verdict } = text.policyTry;
  const holes = CREDENTIALS.filter((kind) => kind !== 'sessionWithMfa' && answers[kind] === 'allowed');
  if (holes.length > 0) return verdict.hole(named(holes, text));
  return answers.sessionWithMfa === 'allowed' ? verdict.tight : verdict.closed;
}

function named(kinds: readonly CredentialKind[], { policyCheck }: Text): string {
  return kinds.map((kind) => policyCheck.identities[kind]).join(', ');
}

function isTried(identity: Identity): identity is CredentialKind {
  return CREDENTIALS.some((kind) => kind === identity);
}
