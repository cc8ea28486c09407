import type { KnownBlock } from '@slack/types';
import {
  isSurprising,
  MFA_STATES,
  type MfaState,
  PROOF_ROUNDS,
  type Proof,
} from '../../../scenario/session-token/state.ts';
import { context, section } from '../../messages/blocks.ts';
import { code } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/** The three MFA states and what S3 said to each, before, with and after the code. Nothing without proofs. */
export function reportBlocks(proofs: readonly Proof[], text: Text): KnownBlock[] {
  if (proofs.length === 0) return [];
  const rows = MFA_STATES.flatMap((state) => rowOf(state, proofs, text));
  const isConclusive = proofs.some(({ round }) => round === 'after');
  return [
    section([text.report.proofsTitle, ...rows].join('\n')),
    ...(isConclusive ? [context(text.report.conclusive)] : []),
  ];
}

function rowOf(state: MfaState, proofs: readonly Proof[], text: Text): string[] {
  const cells = PROOF_ROUNDS.flatMap((round) => {
    const proof = proofs.findLast((one) => one.mfaState === state && one.round === round);
    return proof ? [`${text.report.round[round]}: ${outcomeOf(proof, text)}`] : [];
  });
  return cells.length === 0 ? [] : [`• *${text.report.mfaState[state]}*`, `      ${cells.join('  ·  ')}`];
}

function outcomeOf(proof: Proof, text: Text): string {
  if (isSurprising(proof)) return `:rotating_light: *${text.report.allowed}* (${text.report.mustBeDenied})`;
  if (proof.outcome === 'allowed') return `:white_check_mark: *${text.report.allowed}*`;
  const errorCode = proof.errorCode ? ` (${code(proof.errorCode)})` : '';
  return `:no_entry: *${text.report.denied}*${errorCode}`;
}
