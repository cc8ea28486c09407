import { type AwsError, accessDenied, type Verdict } from '../operation/errors.ts';
import type { Permission } from '../operation/permission.ts';
import { type AccessRequest, type Decision, decide, type PolicyKind } from '../policy/evaluate.ts';
import type { Principal } from '../policy/principals.ts';
import { contextOf, type RequestOrigin } from './global-context.ts';
import { hasUnsettledPolicy, policiesInEffect } from './policies-in-effect.ts';
import type { Account, Caller } from './state.ts';

interface Authorization extends Verdict {
  /** One sentence that names the statement that allowed the call. */
  readonly reason: string;
}

/**
 * Evaluates the policies for one call: those of the caller and, for AssumeRole, the role's trust policy. Checks the
 * further permissions of the call (`also`) too.
 * @returns the decision, always `allowed`, with the statement that allowed it
 * @throws AccessDenied with the wording of the service; the error carries the decision
 */
export function authorize(
  account: Account,
  caller: Caller,
  action: string,
  permission: Permission,
  origin: RequestOrigin = {},
): Authorization {
  const { resource, trust, also = [] } = permission;
  const context = contextOf(account, caller, permission.context ?? {}, origin);
  const request: AccessRequest = { action, resource, context, principal: principalOf(account, caller) };
  const decision = decide({
    request,
    ...policiesInEffect(account, caller.identity),
    session: caller.session?.sessionPolicies,
    resource: trust && { ...trust, mustAllow: true },
  });
  const { kind, reason, statement } = decision;
  if (kind !== 'allowed') throw denied(account, caller, request, decision);
  for (const other of also) authorize(account, caller, other.action, other, origin);
  return { decision: kind, reason, statement };
}

function principalOf(account: Account, { identity, arn }: Caller): Principal {
  const roleArn = identity.kind === 'role' ? identity.arn : undefined;
  return { arn, roleArn, id: identity.id, accountId: account.id };
}

const POLICY_NAMES: Readonly<Record<PolicyKind, { readonly the: string; readonly no: string }>> = {
  identity: { the: 'an identity-based policy', no: 'identity-based policy' },
  boundary: { the: 'a permissions boundary', no: 'permissions boundary' },
  session: { the: 'a session policy', no: 'session policy' },
  resource: { the: 'a resource-based policy', no: 'resource-based policy' },
  trust: { the: 'the role trust policy', no: 'role trust policy' },
};

/** Returns AccessDenied in the wording of IAM's user guide, "Troubleshoot access denied error messages". */
function denied(account: Account, caller: Caller, request: AccessRequest, decision: Decision): AwsError {
  const { kind, policyKind, statement } = decision;
  const { the, no } = POLICY_NAMES[policyKind];
  const because =
    kind === 'explicit-deny'
      ? `with an explicit deny in ${the}`
      : `because no ${no} allows the ${request.action} action`;
  const waiting = hasUnsettledPolicy(account, caller.identity) ? ' A change of policies has not propagated yet.' : '';
  return accessDenied(
    `User: ${caller.arn} is not authorized to perform: ${request.action}${onResource(request, policyKind)} ${because}`,
    decision.reason + waiting,
    { decision: kind, statement },
  );
}

/**
 * Returns the part of the message that names the resource. AWS omits it for trust policies and for ListAllMyBuckets; S3
 * puts the resource in quotes.
 */
function onResource({ action, resource }: AccessRequest, policyKind: PolicyKind): string {
  if (policyKind === 'trust' || action === 's3:ListAllMyBuckets') return '';
  return ` on resource: ${action.startsWith('s3:') ? `"${resource}"` : resource}`;
}
