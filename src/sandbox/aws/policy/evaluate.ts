import { conditionHolds } from './operators.ts';
import type { Condition, PolicyDocument, Statement } from './parse.ts';
import { isWildcardMatch } from './wildcards.ts';

/** Condition keys in lower case -> values; a key that is missing is absent from the request. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

export interface AccessRequest {
  /** `s3:ListAllMyBuckets` */
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

export interface NamedPolicy {
  /** For people: `inline policy list-buckets`. */
  readonly name: string;
  readonly document: PolicyDocument;
}

export interface Decision {
  readonly kind: 'allowed' | 'explicit-deny' | 'not-allowed' | 'outside-boundary';
  /** One sentence: the statement that decided, or what kept the nearest one from it. */
  readonly reason: string;
}

/** IAM's order: an explicit deny anywhere, then the boundary, then the identity policies. */
export function decide(
  request: AccessRequest,
  identity: readonly NamedPolicy[],
  boundary: NamedPolicy | undefined,
): Decision {
  const deny = [...identity, ...(boundary ? [boundary] : [])].flatMap((policy) => decisive(request, policy, 'Deny'))[0];
  if (deny) return { kind: 'explicit-deny', reason: `Denied by ${deny}.` };
  if (boundary && decisive(request, boundary, 'Allow').length === 0) {
    return { kind: 'outside-boundary', reason: `The ${boundary.name} does not allow ${request.action}.` };
  }
  const allow = identity.flatMap((policy) => decisive(request, policy, 'Allow'))[0];
  if (allow) return { kind: 'allowed', reason: `Allowed by ${allow}.` };
  return { kind: 'not-allowed', reason: whyNotAllowed(request, identity) };
}

function decisive(request: AccessRequest, policy: NamedPolicy, effect: Statement['effect']): string[] {
  return policy.document.statements
    .filter((statement) => statement.effect === effect && isAbout(request, statement))
    .filter((statement) => failedCondition(request, statement) === undefined)
    .map((statement) => `${statement.label} of the ${policy.name}`);
}

function isAbout(request: AccessRequest, statement: Statement): boolean {
  // Actions know no case, resources do (IAM user guide, "Policy elements").
  const action = request.action.toLowerCase();
  const actionMatches = statement.actions.some((each) => isWildcardMatch(action, each.toLowerCase()));
  if (actionMatches === statement.actionsAreExcluded) return false;
  const matches = (each: string) => isWildcardMatch(request.resource, withVariables(each, request.context));
  return statement.resources.some(matches) !== statement.resourcesAreExcluded;
}

function failedCondition(request: AccessRequest, statement: Statement): Condition | undefined {
  return statement.conditions.find(({ operator, key, values }) => {
    const expected = values.map((value) => withVariables(value, request.context));
    return !conditionHolds(operator, request.context.get(key.toLowerCase()), expected);
  });
}

/** Replaces `${aws:username}` and its like; one that the request does not carry matches nothing. */
function withVariables(text: string, context: ConditionContext): string {
  return text.replace(/\$\{([^}]*)\}/g, (whole, key: string) => {
    if (key === '*' || key === '?' || key === '$') return key;
    return context.get(key.toLowerCase())?.[0] ?? whole;
  });
}

function whyNotAllowed(request: AccessRequest, identity: readonly NamedPolicy[]): string {
  for (const policy of identity) {
    for (const statement of policy.document.statements) {
      if (statement.effect !== 'Allow' || !isAbout(request, statement)) continue;
      const failed = failedCondition(request, statement);
      if (!failed) continue;
      const actual = request.context.get(failed.key.toLowerCase());
      const was = actual === undefined ? 'the request does not carry that key' : `it is ${actual.join(', ')}`;
      const wanted = `${failed.operator} ${failed.key} ${failed.values.join(' or ')}`;
      return `${statement.label} of the ${policy.name} asks for ${wanted}, but ${was}.`;
    }
  }
  return `No policy in effect allows ${request.action}.`;
}
