import type { AwsCallView, AwsUserView, AwsView } from '../../../../aws/view/view-types.ts';
import { isOfTheBot } from '../bot-calls.ts';

type Mfa = AwsCallView['mfa'];

/** The three kinds of credentials, in the order in which a demo tries them. */
export const mfaStates: readonly Mfa[] = ['absent', 'false', 'true'];

/** The newest call with one kind of credentials, and the number of such calls. */
export interface Decision {
  readonly call: AwsCallView;
  readonly times: number;
}

/** The decisions about the calls of one IAM user. */
export interface DecidedUser {
  readonly arn: string;
  readonly userName: string;
  readonly decisions: Readonly<Partial<Record<Mfa, Decision>>>;
}

/** Returns the decisions about `s3:ListBuckets` for each test user. The user with the newest call comes first. */
export function decisionsOf(calls: readonly AwsCallView[]): DecidedUser[] {
  const users = new Map<string, DecidedUser>();
  for (const call of calls.filter(isTry)) {
    const arn = call.principalArn!;
    const before = users.get(arn)?.decisions;
    const decision = { call, times: (before?.[call.mfa]?.times ?? 0) + 1 };
    users.delete(arn);
    users.set(arn, { arn, userName: call.principal, decisions: { ...before, [call.mfa]: decision } });
  }
  return [...users.values()].reverse();
}

function isTry(call: AwsCallView): boolean {
  const { service, operation, decision, principalArn = '' } = call;
  const isDecided = decision !== undefined && !isOfTheBot(call);
  return isDecided && service === 's3' && operation === 'ListBuckets' && principalArn.includes(':user/');
}

/** Returns the documents of the inline and attached policies of a user. */
export function documentsOf(user: AwsUserView, { managedPolicies }: AwsView): readonly object[] {
  const attached = user.attachedPolicies.flatMap(({ arn }) => managedPolicies.filter((policy) => policy.arn === arn));
  return [...user.inlinePolicies, ...attached].map(({ document }) => document);
}

/** The condition key on which the decision depends. */
export const MFA_KEY = 'aws:MultiFactorAuthPresent';

/**
 * Returns the line of the first condition on MFA in an Allow statement, as the policy has it, or undefined if no Allow
 * statement has one.
 */
export function mfaConditionIn(documents: readonly object[]): string | undefined {
  for (const { Effect, Condition = {} } of documents.flatMap(statementsOf)) {
    for (const keys of Object.values(Effect === 'Allow' ? Condition : {})) {
      const key = Object.keys(keys).find((name) => isMfaKey(name));
      if (key !== undefined) return `"${key}": ${JSON.stringify(keys[key])}`;
    }
  }
  return undefined;
}

/** Returns whether a text contains the condition key for MFA, in any case, because AWS ignores the case of a key. */
export function isMfaKey(line: string): boolean {
  return line.toLowerCase().includes(MFA_KEY.toLowerCase());
}

interface Statement {
  readonly Effect?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function statementsOf(document: object): readonly Statement[] {
  const { Statement: found = [] } = document as { readonly Statement?: Statement | readonly Statement[] };
  return Array.isArray(found) ? (found as readonly Statement[]) : [found as Statement];
}
