import { z } from 'zod';
import { findManagedPolicy } from '../account/find-policy.ts';
import { effective } from '../account/propagation.ts';
import type { Account, Tags } from '../account/state.ts';
import { AwsError, malformedPolicy } from '../operation/errors.ts';
import { listOf, text } from '../operation/input.ts';
import type { NamedPolicy } from '../policy/evaluate.ts';
import { parsePolicy } from '../policy/parse.ts';

/**
 * The largest number of characters of the session policies of a request (STS documentation). `packedSize` counts this
 * number as 100 percent.
 */
const MAX_CHARACTERS = 2048;

export const sessionPoliciesInput = {
  Policy: text({ max: MAX_CHARACTERS, pattern: /^[\t\n\r\u0020-\u00ff]+$/ }).optional(),
  PolicyArns: listOf(z.object({ arn: text({ min: 20, max: 2048 }) }), 10).default([]),
};

interface SessionPoliciesInput {
  readonly Policy?: string | undefined;
  readonly PolicyArns: readonly { readonly arn: string }[];
}

/** Returns the session policies of a request. @throws MalformedPolicyDocument */
export function sessionPoliciesOf(account: Account, input: SessionPoliciesInput): NamedPolicy[] {
  const inline = input.Policy === undefined ? [] : [{ name: 'session policy', document: parsePolicy(input.Policy) }];
  return [...inline, ...input.PolicyArns.map(({ arn }) => managedSessionPolicy(account, arn))];
}

/**
 * Returns a managed session policy whose document is read again for each call, because a change of the policy also
 * affects existing sessions (seen in recorded answers of AWS).
 */
function managedSessionPolicy(account: Account, arn: string): NamedPolicy {
  if (!findManagedPolicy(account, arn)) throw malformedPolicy(`Policy ${arn} does not exist or is not attachable.`);
  return {
    name: `session policy ${arn.slice(arn.lastIndexOf('/') + 1)}`,
    get document() {
      const versions = findManagedPolicy(account, arn)?.defaultVersion ?? [];
      return effective(versions, account.now(), account.propagationMs)?.document ?? { statements: [] };
    },
  };
}

/**
 * Returns how much of the space for policies and tags is used, in percent; `undefined` if there are none. AWS does not
 * document how it packs policies and tags, so this function counts the characters of the inline policy, of the ARNs of
 * managed policies and of the tags.
 * @throws PackedPolicyTooLarge
 */
export function packedSize(input: SessionPoliciesInput, tags: Tags): number | undefined {
  const texts = [input.Policy ?? '', ...input.PolicyArns.map(({ arn }) => arn), ...Object.entries(tags).flat()];
  const characters = texts.join('').length;
  if (characters === 0) return undefined;
  const percent = Math.ceil((characters * 100) / MAX_CHARACTERS);
  if (percent <= 100) return percent;
  const message = `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`;
  throw new AwsError('PackedPolicyTooLarge', 400, message);
}
