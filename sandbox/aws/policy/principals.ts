/** The names under which a `Principal` element can include the caller. */
export interface Principal {
  /** The ARN of the user or of the assumed-role session. */
  readonly arn: string;
  /** The ARN of the assumed role. */
  readonly roleArn?: string | undefined;
  /**
   * The unique id of the user or role. AWS writes it into a trust policy in place of the ARN of a deleted principal.
   */
  readonly id: string;
  readonly accountId: string;
}

/** A `Principal` or `NotPrincipal` element. */
export interface Principals {
  readonly areExcluded: boolean;
  /** ARNs, account ids, unique ids or `*`. */
  readonly aws: readonly string[];
  readonly services: readonly string[];
  readonly federated: readonly string[];
}

/**
 * How much a statement grants to the caller. `direct`: it needs no other policy. `role`, if the statement names the
 * role: boundary and session policies must allow too. `delegated`, if the statement names the whole account: an
 * identity policy must allow as well.
 */
export type Grant = 'direct' | 'role' | 'delegated';

/** Returns how much a `Principal` element grants to a caller; `undefined` if it does not include the caller. */
export function grantFor(principal: Principal, principals: Principals): Grant | undefined {
  if (principals.areExcluded) return isSpared(principal, principals.aws) ? undefined : 'direct';
  const grants = principals.aws.map((named) => grantBy(named, principal));
  return (['direct', 'role', 'delegated'] as const).find((grant) => grants.includes(grant));
}

function grantBy(named: string, { arn, roleArn, id, accountId }: Principal): Grant | undefined {
  if (named === '*' || named === arn) return 'direct';
  if (named === accountId || named === rootOf(accountId)) return 'delegated';
  if (roleArn === undefined) return named === id ? 'direct' : undefined;
  return named === roleArn || named === id ? 'role' : undefined;
}

/**
 * Returns whether `NotPrincipal` excludes the caller. It excludes a user only if it also names the account, and a role
 * session only if it also names the role and the account. `*` excludes every caller.
 */
function isSpared({ arn, roleArn, id, accountId }: Principal, named: readonly string[]): boolean {
  const who = roleArn === undefined ? [[arn, id]] : [[arn], [roleArn, id]];
  const chain = [...who, [accountId, rootOf(accountId)]];
  return named.includes('*') || chain.every((names) => names.some((name) => named.includes(name)));
}

function rootOf(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`;
}
