import { type AwsError, accessDenied, type Verdict } from './errors.ts';
import { boundaryInEffect } from './iam/boundary.ts';
import { findManagedPolicy } from './iam/find-policy.ts';
import type { ConditionContext } from './policy/context.ts';
import { type AccessRequest, type Decision, decide, type NamedPolicy, type PolicyKind } from './policy/evaluate.ts';
import type { Principal } from './policy/principals.ts';
import { effective, isSettled } from './propagation.ts';
import type { Account, Caller, PolicyHolder, Role, User } from './state.ts';
import { isoSeconds } from './xml.ts';

/** What a call asks permission for; operations without it need none. */
export interface Permission {
  readonly resource: string;
  /** Condition keys that only this operation knows, for example `iam:PermissionsBoundary`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The trust policy of the role that is to be assumed: it has to allow, too. */
  readonly trust?: NamedPolicy;
  /** What must be allowed besides, for example `iam:TagUser` for a user that is created with tags. */
  readonly also?: readonly OtherPermission[];
}

export interface OtherPermission extends Permission {
  readonly action: string;
}

interface Authorization extends Verdict {
  /** One sentence: the statement that allowed it. */
  readonly reason: string;
}

/**
 * Evaluates the caller's policies for one call.
 * @returns the decision, always `allowed`, with the statement that allowed it
 * @throws AccessDenied with the wording of the service; the error carries the decision
 */
export function authorize(account: Account, caller: Caller, action: string, permission: Permission): Authorization {
  const { identity, session } = caller;
  const { resource, trust } = permission;
  const context = contextOf(account, caller, permission);
  const principal: Principal = {
    arn: caller.arn,
    roleArn: identity.kind === 'role' ? identity.arn : undefined,
    id: identity.id,
    accountId: account.id,
  };
  const request: AccessRequest = { action, resource, context, principal };
  const decision = decide({
    request,
    identity: identityPolicies(account, identity),
    boundary: boundaryOf(account, identity),
    session: session?.sessionPolicies,
    resource: trust && { ...trust, mustAllow: true },
  });
  const { kind, reason, statement } = decision;
  if (kind !== 'allowed') throw denied(account, caller, request, decision);
  for (const other of permission.also ?? []) authorize(account, caller, other.action, other);
  return { decision: kind, reason, statement };
}

const POLICY_NAMES: Readonly<Record<PolicyKind, { readonly the: string; readonly no: string }>> = {
  identity: { the: 'an identity-based policy', no: 'identity-based policy' },
  boundary: { the: 'a permissions boundary', no: 'permissions boundary' },
  session: { the: 'a session policy', no: 'session policy' },
  resource: { the: 'a resource-based policy', no: 'resource-based policy' },
  trust: { the: 'the role trust policy', no: 'role trust policy' },
};

/** The wording of IAM's user guide, "Troubleshoot access denied error messages". */
function denied(account: Account, caller: Caller, request: AccessRequest, decision: Decision): AwsError {
  const { kind, policyKind, statement } = decision;
  const { the, no } = POLICY_NAMES[policyKind];
  const because =
    kind === 'explicit-deny'
      ? `with an explicit deny in ${the}`
      : `because no ${no} allows the ${request.action} action`;
  const on = request.action.startsWith('s3:') ? '' : ` on resource: ${request.resource}`;
  const waiting = hasUnsettledPolicy(account, caller.identity) ? ' A change of policy has not taken effect yet.' : '';
  return accessDenied(
    `User: ${caller.arn} is not authorized to perform: ${request.action}${on} ${because}`,
    decision.reason + waiting,
    { decision: kind, statement },
  );
}

function identityPolicies(account: Account, identity: User | Role): NamedPolicy[] {
  const groups = identity.kind === 'user' ? [...identity.groups] : [];
  return [
    policiesOf(account, identity, ''),
    ...groups.map((group) => policiesOf(account, group, ` of group ${group.name}`)),
  ].flat();
}

function policiesOf(account: Account, holder: PolicyHolder, whose: string): NamedPolicy[] {
  const now = account.now();
  const inline = [...holder.inlinePolicies].flatMap(([name, history]) => {
    const policy = effective(history, now, account.propagationMs);
    return policy ? [{ name: `inline policy ${name}${whose}`, document: policy.document }] : [];
  });
  const attached = [...holder.attachedPolicies.values()].flatMap((history) => {
    const arn = effective(history, now, account.propagationMs);
    return arn === undefined ? [] : managedPolicy(account, arn, 'attached policy');
  });
  return [...inline, ...attached];
}

function boundaryOf(account: Account, identity: User | Role): NamedPolicy | undefined {
  const boundaryArn = boundaryInEffect(account, identity);
  if (boundaryArn === undefined) return undefined;
  const nothing = { name: 'deleted permissions boundary', document: { statements: [] } };
  return managedPolicy(account, boundaryArn, 'permissions boundary')[0] ?? nothing;
}

function managedPolicy(account: Account, arn: string, kind: string): NamedPolicy[] {
  const policy = findManagedPolicy(account, arn);
  const version = policy && effective(policy.defaultVersion, account.now(), account.propagationMs);
  return version ? [{ name: `${kind} ${policy.name}`, document: version.document }] : [];
}

function hasUnsettledPolicy(account: Account, user: User | Role): boolean {
  const histories = [...user.inlinePolicies.values(), ...user.attachedPolicies.values()];
  return histories.some((history) => !isSettled(history.at(-1)?.at ?? 0, account.now(), account.propagationMs));
}

function contextOf(account: Account, caller: Caller, permission: Permission): ConditionContext {
  const { identity, session, mfa } = caller;
  const now = account.now();
  const context = new Map<string, readonly string[]>([
    ['aws:currenttime', [isoSeconds(now)]],
    ['aws:epochtime', [String(Math.floor(now / 1000))]],
    ['aws:principalarn', [identity.arn]],
    ['aws:principalaccount', [account.id]],
    ['aws:principaltype', [identity.kind === 'user' ? 'User' : 'AssumedRole']],
    ['aws:securetransport', ['false']],
    ['aws:userid', [caller.userId]],
  ]);
  if (identity.kind === 'user') context.set('aws:username', [identity.name]);
  // The key is present for session credentials only: that absence is what `Bool` and `BoolIfExists` differ on.
  if (mfa !== 'absent') context.set('aws:multifactorauthpresent', [mfa]);
  if (session?.mfaAt !== undefined) {
    context.set('aws:multifactorauthage', [String(Math.floor((now - session.mfaAt) / 1000))]);
  }
  if (session) context.set('aws:tokenissuetime', [isoSeconds(session.issuedAt)]);
  if (session?.sourceIdentity !== undefined) context.set('aws:sourceidentity', [session.sourceIdentity]);
  // Session tags go before those of the role (IAM user guide, "Session tags").
  for (const [key, value] of [...Object.entries(identity.tags), ...Object.entries(session?.tags ?? {})]) {
    context.set(`aws:principaltag/${key.toLowerCase()}`, [value]);
  }
  for (const [key, value] of Object.entries(permission.context ?? {})) {
    context.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
  }
  return context;
}
