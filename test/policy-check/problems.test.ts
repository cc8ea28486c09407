import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolicyProblem } from '../../src/policy-check/problems/problem.ts';
import { problemSentence } from '../../src/policy-check/problems/sentence.ts';
import { readPolicy } from '../../src/policy-check/read-policy.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { runs } from '../support/volume.ts';

function problemsOf(text: string): readonly PolicyProblem[] {
  const read = readPolicy(text);
  return 'problems' in read ? read.problems : [];
}

const odd = fc.constantFrom<unknown>(null, true, 7, '', 'Allow', '*', 's3:*', 'x y', [], ['*'], [null], {}, { a: 1 }, [
  {},
]);
const principal = fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser'), odd);
const condition = fc.oneof(
  odd,
  fc.dictionary(
    fc.constantFrom('Bool', 'BoolIfExists', 'Null', 'Boolean', ''),
    fc.oneof(odd, fc.dictionary(fc.constantFrom('aws:MultiFactorAuthPresent', 'mfa', ''), odd)),
  ),
);
const element = (names: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
const statement = fc
  .tuple(
    element(['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal', 'x'], odd),
    fc.option(condition, { nil: undefined }),
    fc.option(fc.record({ Principal: fc.oneof(odd, principal), Action: fc.constant('sts:AssumeRole') })),
  )
  .map(([some, Condition, trusting]) => ({ ...some, ...(Condition !== undefined && { Condition }), ...trusting }));
const policy = fc.oneof(
  odd,
  fc
    .tuple(element(['Version', 'Id', 'y'], odd), fc.oneof(odd, statement, fc.array(fc.oneof(statement, odd))))
    .map(([some, Statement]) => ({ ...some, Statement })),
);

test('in any JSON, every problem of a policy has a sentence of the bot, and not a message of the parser', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(policy, (given) => {
      for (const { problem } of problemsOf(JSON.stringify(given, null, 1))) {
        expect(problem).not.toMatchObject({ fault: 'other' });
        seen.add(problem.kind === 'fault' ? problem.fault : problem.kind);
      }
    }),
    { numRuns: runs(5000) },
  );
  expect(seen.size).toBeGreaterThan(18);
});

test.each([
  ['not json', 'JSON として読めません。値ではないものがあります。文字列は二重引用符で囲んでください。'],
  ['{}', '項目 "Statement" がありません。'],
  [
    '{ "Statement": [{ "Effect": 1, "Action": "*", "Resource": "*" }] }',
    '項目 "Effect" は "Allow" か "Deny" にしてください。',
  ],
  ['[]', 'ポリシーはオブジェクトで書いてください。'],
])('a problem is described in Japanese: %s', (text, says) => {
  const { problems } = textOf('ja').policyCheck;
  expect(problemsOf(text).map(({ problem }) => problemSentence(problem, problems))).toContain(says);
});
