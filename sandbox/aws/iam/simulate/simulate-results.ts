import type { StoredPolicy } from '../../account/policies-in-effect.ts';
import { members, type XmlElement } from '../../operation/xml.ts';
import type { ConditionContext } from '../../policy/context.ts';
import { valuesOf } from '../../policy/context.ts';
import { type AccessRequest, type Decision, decide, isAboutAction, type NamedPolicy } from '../../policy/evaluate.ts';
import { statementSpans } from '../../policy/json-text.ts';
import type { Principal } from '../../policy/principals.ts';
import { keysOf } from '../../policy/statement.ts';

/** Everything that one simulation uses. */
export interface Simulation {
  readonly resources: readonly string[];
  readonly identity: readonly StoredPolicy[];
  readonly boundary: NamedPolicy | undefined;
  readonly resourcePolicy: StoredPolicy | undefined;
  readonly principal: Principal | undefined;
  readonly context: ConditionContext;
}

type Verdict = 'allowed' | 'explicitDeny' | 'implicitDeny';

interface Outcome {
  readonly verdict: Verdict;
  readonly statements: readonly XmlElement[];
  readonly details: XmlElement;
}

/**
 * Returns the `EvaluationResult` of one action. For several resources, it has the strictest of their decisions (IAM API
 * reference, EvaluationResult), with the statements that led to this decision.
 */
export function evaluationResult(simulation: Simulation, action: string): XmlElement {
  const { resources } = simulation;
  const outcomes = resources.map((resource) => outcomeOf(simulation, action, resource));
  const [only] = outcomes.length === 1 ? outcomes : [];
  const decision = strictest(outcomes.map(({ verdict }) => verdict));
  const deciding = outcomes.filter(({ verdict }) => verdict === decision).flatMap(({ statements }) => statements);
  const general: XmlElement = {
    EvalActionName: action,
    EvalResourceName: resources.length === 1 ? resources[0] : '*',
    EvalDecision: decision,
    ...(only?.details ?? { MatchedStatements: members(distinct(deciding)) }),
  };
  if (resources.length === 1 && resources[0] === '*') return general;
  const specific = outcomes.map(({ verdict, details }, index) => ({
    EvalResourceName: resources[index],
    EvalResourceDecision: verdict,
    ...details,
  }));
  return {
    ...general,
    MissingContextValues: members([]),
    EvalDecisionDetails: {},
    ResourceSpecificResults: members(specific),
  };
}

function strictest(verdicts: readonly Verdict[]): Verdict {
  return (['explicitDeny', 'implicitDeny', 'allowed'] as const).find((each) => verdicts.includes(each))!;
}

/** Removes duplicates: one statement may decide about several resources. */
function distinct(statements: readonly XmlElement[]): XmlElement[] {
  return [...new Map(statements.map((statement) => [JSON.stringify(statement), statement])).values()];
}

function outcomeOf(simulation: Simulation, action: string, resource: string): Outcome {
  const { identity, boundary, resourcePolicy, principal, context } = simulation;
  const request: AccessRequest = { action, resource, context, principal };
  const decision = decide({
    request,
    identity,
    boundary,
    resource: resourcePolicy && { ...resourcePolicy, mustAllow: false },
  });
  const allowedByBoundary = boundary && decide({ request, identity: [boundary] }).kind === 'allowed';
  const statements = matchedStatements(simulation, decision);
  const details: XmlElement = {
    MatchedStatements: members(statements),
    MissingContextValues: members(missingKeys(simulation, request)),
    ...(boundary && { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: allowedByBoundary } }),
  };
  return { verdict: verdictOf(decision), statements, details };
}

function verdictOf({ kind }: Decision): Verdict {
  if (kind === 'allowed') return 'allowed';
  return kind === 'explicit-deny' ? 'explicitDeny' : 'implicitDeny';
}

function matchedStatements({ identity, resourcePolicy }: Simulation, { matches }: Decision): XmlElement[] {
  const sources = { identity, resource: resourcePolicy ? [resourcePolicy] : [] };
  return matches.flatMap(({ policyKind, policy, statement }) => {
    // Statements of a boundary are not listed, because a boundary grants nothing. PermissionsBoundaryDecisionDetail
    // says whether the boundary allows the action.
    if (policyKind !== 'identity' && policyKind !== 'resource') return [];
    const source = sources[policyKind].find((each) => each.document === policy.document);
    const span = source && statementSpans(source.text)[policy.document.statements.indexOf(statement)];
    if (!span) return [];
    return {
      SourcePolicyId: source.id,
      SourcePolicyType: policyKind === 'identity' ? 'IAM Policy' : 'Resource Policy',
      StartPosition: { Line: span.start.line, Column: span.start.column },
      EndPosition: { Line: span.end.line, Column: span.end.column },
    };
  });
}

/** Returns the condition keys that statements about this action use and the context lacks. */
function missingKeys({ identity, boundary, resourcePolicy, context }: Simulation, request: AccessRequest): string[] {
  const policies = [...identity, ...(boundary ? [boundary] : []), ...(resourcePolicy ? [resourcePolicy] : [])];
  const statements = policies.flatMap((policy) => policy.document.statements);
  const keys = statements.filter((statement) => isAboutAction(request, statement)).flatMap(keysOf);
  return [...new Set(keys)].filter((key) => valuesOf(context, key) === undefined);
}
