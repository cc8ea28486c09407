import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decision, decide } from '../../../sandbox/aws/policy/evaluate.ts';
import { parsePolicy, parseResourcePolicy } from '../../../sandbox/aws/policy/parse.ts';
import { runs } from '../../support/volume.ts';
import { anyCase, caseOf, operatorNames } from './policy-arbitraries.ts';
import { type Case, type RawPolicy, verdictOf } from './policy-oracle.ts';

const RUNS = runs(10_000);

const VERDICTS = [
  'allowed',
  'explicit-deny',
  'outside-boundary',
  'outside-session-policy',
  'not-allowed by identity',
  'not-allowed by trust',
];
const FEATURES = [
  ...['identity', 'boundary', 'session', 'resource', 'trust'].flatMap((kind) => [
    `Allow of ${kind}`,
    `Deny of ${kind}`,
  ]),
  ...['NotAction', 'NotResource', 'NotPrincipal', 'absent key', 'variable'],
  ...['ifexists', 'foranyvalue', 'forallvalues'],
];

function decisionOf({ question, identity, boundary, session, resource }: Case): Decision {
  const named = (policy: RawPolicy) => ({ name: 'p', document: parsePolicy(JSON.stringify(policy)) });
  const { who, context, ...asked } = question;
  return decide({
    request: {
      ...asked,
      context: new Map(Object.entries(context).map(([key, values]) => [key.toLowerCase(), values])),
      principal: { arn: who.arn, roleArn: who.roleArn, id: who.id, accountId: who.account },
    },
    identity: identity.map(named),
    boundary: boundary && named(boundary),
    session: session.map(named),
    resource: resource && {
      name: 'r',
      document: parseResourcePolicy(JSON.stringify(resource.policy)),
      mustAllow: resource.mustAllow,
    },
  });
}

/** Returns the features that the matching statements use, to check that the random cases cover all features. */
function featuresOf({ question }: Case, { matches }: Decision): string[] {
  const keys = Object.keys(question.context).map((key) => key.toLowerCase());
  return matches.flatMap(({ policyKind, statement }) => [
    `${statement.effect} of ${policyKind}`,
    ...(statement.actionsAreExcluded ? ['NotAction'] : []),
    ...(statement.resourcesAreExcluded ? ['NotResource'] : []),
    ...(statement.principals?.areExcluded ? ['NotPrincipal'] : []),
    ...statement.conditions.flatMap(({ operatorName, key, variables }) => [
      ...operatorName.toLowerCase().split(/:|(?=ifexists$)/),
      ...(keys.includes(key.toLowerCase()) ? [] : ['absent key']),
      ...(variables.length > 0 ? ['variable'] : []),
    ]),
  ]);
}

/** Returns the decision. Fails the test if the second evaluator decides differently. */
function sharedDecision(each: Case): { decision: Decision; verdict: string } {
  const decision = decisionOf(each);
  const verdict = decision.kind === 'not-allowed' ? `not-allowed by ${decision.policyKind}` : decision.kind;
  expect(verdict).toBe(verdictOf(each));
  return { decision, verdict };
}

test('the evaluator and a second implementation decide random policies and requests in the same way', {
  timeout: 180_000,
}, () => {
  const seen = new Map<string, number>();
  const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1);
  fc.assert(
    fc.property(anyCase, (each) => {
      const { decision, verdict } = sharedDecision(each);
      count(verdict);
      featuresOf(each, decision).forEach(count);
    }),
    { numRuns: RUNS },
  );
  expect([...VERDICTS, ...FEATURES].filter((name) => !seen.has(name))).toEqual([]);
  expect(VERDICTS.filter((name) => (seen.get(name) ?? 0) < RUNS / 100)).toEqual([]);
});

test.each(operatorNames)(
  'the evaluator and a second implementation decide conditions with %s in the same way',
  (operatorName) => {
    let decided = 0;
    fc.assert(
      fc.property(caseOf(operatorName), (each) => {
        if (sharedDecision(each).decision.matches.length > 0) decided += 1;
      }),
    );
    expect(decided).toBeGreaterThan(0);
  },
);
