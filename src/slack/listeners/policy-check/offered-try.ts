import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import type { PolicyReport } from '../../../policy-check/policy-report.ts';
import type { ReadPolicy } from '../../../policy-check/read-policy.ts';
import { type NotTried, type PolicyTools, whyNotTried } from '../../../policy-check/real-try.ts';
import { ACTIONS } from '../../ids.ts';
import { button, context, section } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';

/**
 * The most characters of a policy with its verdict, as JSON. private_metadata holds 3000 characters, and at most 100 of
 * them are needed for the language and the property names.
 */
const MOST_METADATA = 3000 - 100;
const outcome = z.enum(['allowed', 'denied']);

/** The part of the result window's private metadata that is needed to try the policy in AWS. */
const triedSchema = z.object({ policy: z.record(z.string(), z.unknown()), simulated: z.record(z.string(), outcome) });
export type ToTry = z.infer<typeof triedSchema>;

export type OfferedTry =
  | { readonly isPossible: true; readonly toTry: ToTry }
  | { readonly isPossible: false; readonly why: NotTried };

/**
 * Returns whether the policy of this report can be tried in AWS, or why not.
 * @throws UpstreamError when AWS does not say what the bot may do
 */
export async function offeredTry(
  { question, verdict }: Pick<PolicyReport, 'question' | 'verdict'>,
  read: ReadPolicy,
  tools: Pick<PolicyTools, 'whyNoTries'>,
): Promise<OfferedTry> {
  const toTry = { policy: read.policy as ToTry['policy'], simulated: { ...verdict } };
  const why = whyNotTried(question, read) ?? (await tools.whyNoTries());
  if (why !== undefined) return { isPossible: false, why };
  if (JSON.stringify(toTry).length > MOST_METADATA) return { isPossible: false, why: 'too-long' };
  return { isPossible: true, toTry };
}

/** Returns the part of the window about trying the policy in AWS, and its button. */
export function offeredTryParts(offered: OfferedTry, { policyCheck: { real } }: Text) {
  const says: KnownBlock = offered.isPossible ? section(real.offer) : context(real.not[offered.why]);
  return { says, buttons: offered.isPossible ? [button(ACTIONS.checkTry, real.button, 'try', 'primary')] : [] };
}

/**
 * Reads from a window's private metadata the policy that can be tried.
 * @returns undefined if the window offers no try
 * @throws SyntaxError or ZodError for metadata that this bot did not write
 */
export function readToTry(privateMetadata: string): ToTry | undefined {
  return z.object({ toTry: triedSchema.optional() }).parse(JSON.parse(privateMetadata)).toTry;
}
