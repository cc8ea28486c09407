import type { Refusal } from '../../../scenario/session-token/state.ts';
import type { Text } from '../../text/en.ts';

/** Why the last codes were not accepted, in words; also for a word that a record of another version may have. */
export function refusalText(refusal: string, { refusals }: Text): string {
  return refusals[refusal as Refusal] ?? refusals.interrupted;
}
