/** Who asks, as a `Principal` element may name them. */
export interface Principal {
  /** The user's ARN, or the assumed-role session's. */
  readonly arn: string;
  /** The ARN of the role that was assumed. */
  readonly roleArn?: string | undefined;
  /** The unique id of the user or role: what AWS puts in place of an ARN in a trust policy once it is gone. */
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
 * How far a statement reaches that names somebody: `direct` needs no other policy, `role` needs boundary and session
 * policy to agree, `delegated` (the account as a whole) leaves it to the identity policies.
 */
export type Grant = 'direct' | 'role' | 'delegated';

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

/** `NotPrincipal` spares whom it names only together with their account, and a session only with its role, too. */
function isSpared({ arn, roleArn, id, accountId }: Principal, named: readonly string[]): boolean {
  const who = roleArn === undefined ? [[arn, id]] : [[arn], [roleArn, id]];
  const chain = [...who, [accountId, rootOf(accountId)]];
  return named.includes('*') || chain.every((names) => names.some((name) => named.includes(name)));
}

function rootOf(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`;
}
