import type { Verdict } from '../operation/errors.ts';
import { type ConditionContext, isMultivalued, valuesOf } from './context.ts';
import type { PolicyDocument } from './parse.ts';
import { type Grant, grantFor, type Principal, type Principals } from './principals.ts';
import type { Condition, Statement } from './statement.ts';
import { resolved, type Template } from './template.ts';
import { isWildcardMatch } from './wildcards.ts';

export interface AccessRequest {
  /** `s3:ListAllMyBuckets` */
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
  /** Required if there is a resource policy or a trust policy. */
  readonly principal?: Principal | undefined;
}

export interface NamedPolicy {
  /** For the call log: `inline policy list-buckets`. */
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Everything that decides about one request. The resource is always in the principal's own account. */
export interface Evaluation {
  readonly request: AccessRequest;
  readonly identity: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy | undefined;
  /** Empty unless AssumeRole was called with session policies. */
  readonly session?: readonly NamedPolicy[] | undefined;
  /**
   * The policy of the resource. If it is a role's trust policy (`mustAllow`), it must allow the request too. Any other
   * resource policy can allow the request, but need not.
   */
  readonly resource?: ResourcePolicy | undefined;
}

export interface ResourcePolicy extends NamedPolicy {
  readonly mustAllow: boolean;
}

/** The kind of policy that decided; AWS's messages name it. */
export type PolicyKind = 'identity' | 'boundary' | 'session' | 'resource' | 'trust';

export interface Decision {
  readonly kind: Verdict['decision'];
  /** The kind of policy in which a statement decided, or in which no statement allows the request. */
  readonly policyKind: PolicyKind;
  /**
   * One sentence: the statement that decided, the failed condition of a statement that would otherwise allow, or that
   * no statement of the policies allows the action.
   */
  readonly reason: string;
  /** The statement that allowed or denied; absent when no statement did. */
  readonly statement?: Verdict['statement'];
  /** All statements that allow the request, or all that deny it; empty if an Allow is missing and nothing denies. */
  readonly matches: readonly Match[];
}

export interface Match {
  readonly policyKind: PolicyKind;
  readonly policy: NamedPolicy;
  readonly statement: Statement;
}

/**
 * Decides in IAM's order within one account. First, an explicit deny in any policy denies. Then a resource policy or
 * trust policy is enough to allow if it names the user, the role session or `*`. Otherwise the boundary, an identity
 * policy, a session policy and the trust policy must all allow, as far as they apply; a resource policy or trust policy
 * that names the caller's role can replace the identity policy (IAM user guide, "Policy evaluation logic").
 */
export function decide(evaluation: Evaluation): Decision {
  const { request, identity, boundary, session = [], resource } = evaluation;
  const denies = matchesOf(evaluation, 'Deny');
  if (denies[0]) return decided('explicit-deny', denies[0], denies);
  const allows = matchesOf(evaluation, 'Allow');
  const allowing = (kind: PolicyKind) => allows.find((match) => match.policyKind === kind);
  const granted = grantOf(request, allows);
  if (granted?.grant === 'direct') return decided('allowed', granted.match, allows);
  if (boundary && !allowing('boundary')) {
    return missing('outside-boundary', 'boundary', `The ${boundary.name} does not allow ${request.action}.`);
  }
  const allow = granted?.grant === 'role' ? granted.match : allowing('identity');
  if (!allow) return missing('not-allowed', 'identity', whyNotAllowed(request, identity));
  if (session.length > 0 && !allowing('session')) {
    return missing('outside-session-policy', 'session', `No session policy allows ${request.action}.`);
  }
  if (resource?.mustAllow && !granted) return missing('not-allowed', 'trust', whyNotAllowed(request, [resource]));
  return decided('allowed', allow, allows);
}

/**
 * Returns the statements of one effect that apply to the request, in the order identity, boundary, session, resource.
 */
function matchesOf(evaluation: Evaluation, effect: Statement['effect']): Match[] {
  const { request, identity, boundary, session = [], resource } = evaluation;
  const resourceKind = resource?.mustAllow ? 'trust' : 'resource';
  return [
    ...matchesIn(request, 'identity', identity, effect),
    ...matchesIn(request, 'boundary', boundary ? [boundary] : [], effect),
    ...matchesIn(request, 'session', session, effect),
    ...matchesIn(request, resourceKind, resource ? [resource] : [], effect),
  ];
}

function matchesIn(
  request: AccessRequest,
  policyKind: PolicyKind,
  policies: readonly NamedPolicy[],
  effect: Statement['effect'],
): Match[] {
  return policies.flatMap((policy) =>
    policy.document.statements
      .filter((statement) => statement.effect === effect && isAbout(request, statement))
      .filter((statement) => failedCondition(request, statement) === undefined)
      .map((statement) => ({ policyKind, policy, statement })),
  );
}

function decided(kind: 'allowed' | 'explicit-deny', match: Match, matches: readonly Match[]): Decision {
  const { policyKind, policy, statement } = match;
  const reason = `${kind === 'allowed' ? 'Allowed' : 'Denied'} by ${statement.label} of the ${policy.name}.`;
  return { kind, policyKind, reason, statement: { policy: policy.name, label: statement.label }, matches };
}

function missing(kind: Decision['kind'], policyKind: PolicyKind, reason: string): Decision {
  return { kind, policyKind, reason, matches: [] };
}

/** Returns the strongest grant that the resource's policy gives to the caller, with the statement that gives it. */
function grantOf(request: AccessRequest, allows: readonly Match[]): { grant: Grant; match: Match } | undefined {
  for (const grant of ['direct', 'role', 'delegated'] as const) {
    const match = allows.find(
      (each) => each.statement.principals && grantTo(request, each.statement.principals) === grant,
    );
    if (match) return { grant, match };
  }
  return undefined;
}

function grantTo(request: AccessRequest, principals: Principals): Grant | undefined {
  return request.principal && grantFor(request.principal, principals);
}

function isAbout(request: AccessRequest, statement: Statement): boolean {
  const { resources, principals } = statement;
  if (!isAboutAction(request, statement)) return false;
  if (principals && grantTo(request, principals) === undefined) return false;
  return resources.some((each) => isResourceMatch(request, each)) !== statement.resourcesAreExcluded;
}

/** Returns whether a statement is about the action of a request; resources and conditions are not checked. */
export function isAboutAction(request: AccessRequest, { actions, actionsAreExcluded }: Statement): boolean {
  const action = request.action.toLowerCase();
  return actions.some((each) => isWildcardMatch(action, each)) !== actionsAreExcluded;
}

function isResourceMatch({ resource, context }: AccessRequest, template: Template): boolean {
  const pattern = resolved(template, context);
  return pattern !== undefined && isWildcardMatch(resource, pattern);
}

function failedCondition({ context }: AccessRequest, statement: Statement): Condition | undefined {
  return statement.conditions.find(
    ({ operator, key, tests }) => !operator.holds(valuesOf(context, key), tests, context, isMultivalued(context, key)),
  );
}

function whyNotAllowed(request: AccessRequest, policies: readonly NamedPolicy[]): string {
  for (const policy of policies) {
    for (const statement of policy.document.statements) {
      if (statement.effect !== 'Allow' || !isAbout(request, statement)) continue;
      const failed = failedCondition(request, statement);
      if (!failed) continue;
      const actual = valuesOf(request.context, failed.key);
      const was = actual === undefined ? 'the request does not carry that key' : `it is ${actual.join(', ')}`;
      const wanted = `${failed.operatorName} ${failed.key} ${failed.values.join(' or ')}`;
      return `${statement.label} of the ${policy.name} asks for ${wanted}, but ${was}.`;
    }
  }
  return `No policy in effect allows ${request.action}.`;
}
