import { expect, test } from 'vitest';
import { problemSentence } from '../../src/policy-check/problems/sentence.ts';
import { readPolicy } from '../../src/policy-check/read-policy.ts';

const statement = (more: object) => ({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more });
const trusting = (more: object) => ({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', ...more });
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 1);

/** Returns the problems of a policy, each as `line path: sentence`. */
function problemsOf(text: string): string[] {
  const read = readPolicy(text);
  return 'problems' in read
    ? read.problems.map(({ line, path, problem }) => `${line} ${path}: ${problemSentence(problem)}`)
    : [];
}

test.each([
  ['', '1 : It contains no policy.'],
  ['not json', '1 : This is not JSON: this is not a value: put texts in quotes.'],
  ['{\n"Version": "2012-10-17",\n}', '3 : This is not JSON: a name in quotes is missing.'],
  ['{ "Statement": [] } // later', '1 : This is not JSON: JSON has no comments.'],
  ['{ "Statement": [] } {}', '1 : This is not JSON: there is more text after the end.'],
  ['[]', '1 : The policy must be an object.'],
  ['{}', '1 Statement: "Statement" is missing.'],
  ['{ "Statement": [] }', '1 Statement: "Statement" has no statement.'],
  ['{ "Statement": "all" }', '1 Statement: "Statement" must be a statement or a list of them.'],
  [
    `{ "Version": "2020-01-01",\n "Statement": ${JSON.stringify(statement({}))} }`,
    '1 Version: "Version" must be one of "2012-10-17", "2008-10-17".',
  ],
  [
    policy(statement({}), statement({ Effect: 'allow' })),
    '10 Statement[1].Effect: "Effect" must be "Allow" or "Deny".',
  ],
  [policy({ Action: 's3:*', Resource: '*' }), '4 Statement[0].Effect: "Effect" is missing.'],
  [
    policy(statement({ Principal: '*' })),
    '8 Statement[0].Principal: An identity policy has no Principal: it applies to the user, group or role it is attached to. Of the policies that have one, only the trust policies of roles are checked.',
  ],
  [policy(statement({ Colour: 'red' })), '8 Statement[0].Colour: "Colour" is not an element of a statement.'],
  [policy(statement({ NotAction: 'iam:*' })), '4 Statement[0]: The statement needs either Action or NotAction.'],
  [
    policy(statement({ Action: 'list buckets' })),
    '6 Statement[0].Action: "Action" has an action that is not written as service:Action.',
  ],
  [
    policy(statement({ Action: [] })),
    '6 Statement[0].Action: "Action" must be an action, for example "s3:ListAllMyBuckets", or a list of them.',
  ],
  [
    policy(statement({ Condition: { Boolean: { 'aws:MultiFactorAuthPresent': 'true' } } })),
    '9 Statement[0].Condition.Boolean: "Boolean" is not a condition operator of IAM.',
  ],
  [
    policy(statement({ Condition: { Bool: { MultiFactorAuthPresent: 'true' } } })),
    '10 Statement[0].Condition.Bool.MultiFactorAuthPresent: "MultiFactorAuthPresent" is not a condition key: a key begins with its service, for example "aws:".',
  ],
  [
    policy(statement({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': null } } })),
    '10 Statement[0].Condition.Bool.aws:MultiFactorAuthPresent: "aws:MultiFactorAuthPresent" must be a value or a list of them.',
  ],
  [
    policy(trusting({}), { Effect: 'Allow', Action: 'sts:AssumeRole' }),
    '11 Statement[1].Principal: "Principal" is missing: each statement of a trust policy must name its principals.',
  ],
  [policy(trusting({}), statement({})), '14 Statement[1].Resource: A statement of a trust policy has no "Resource".'],
  [
    policy(trusting({ Principal: undefined, NotPrincipal: { AWS: '111122223333' } })),
    '7 Statement[0].NotPrincipal: A trust policy has no NotPrincipal. Use Principal to name who may assume the role.',
  ],
  [
    policy(trusting({ Principal: '*' })),
    '6 Statement[0].Principal: "Principal" must be an object with AWS, Service or Federated, for example {"AWS": "*"}.',
  ],
  [
    policy(trusting({ Principal: { CanonicalUser: 'a' } })),
    '7 Statement[0].Principal.CanonicalUser: "CanonicalUser" is not a kind of principal that can assume a role. The kinds are AWS, Service and Federated.',
  ],
  [
    policy(trusting({ Principal: { AWS: 'arn:aws:iam::111122223333:user/*' } })),
    '7 Statement[0].Principal.AWS: "AWS" must be "*", an account, or the whole ARN of a user or role, or a list of them.',
  ],
  [policy(trusting({ Action: undefined })), '4 Statement[0]: The statement needs either Action or NotAction.'],
  [
    '{ "Statement": { "Effect": "Allow",\n "Effect": "Deny", "Action": "*", "Resource": "*" } }',
    '2 : "Effect" appears twice.',
  ],
])('a problem has its line, its path and a sentence: %s', (text, problem) => {
  expect(problemsOf(text)).toContain(problem);
});

test.each([
  policy(statement({})),
  policy(...Array.from({ length: 200 }, (_, index) => statement({ Sid: `s${index}` }))),
  JSON.stringify({
    Statement: statement({ Condition: { 'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': ['a', 'b'] } } }),
  }),
  policy({
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:GetSessionToken'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
    NotResource: 'arn:aws:s3:::${aws:username}/*',
  }),
  policy(
    statement({
      Action: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': true }, NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } },
    }),
  ),
])('a correct policy is read without problems: %#', (text) => {
  expect(problemsOf(text)).toEqual([]);
});

test.each([
  ['arn:aws:iam::111122223333:root', 'sts:AssumeRole'],
  [
    ['111122223333', 'arn:aws-cn:iam::111122223333:user/team/ann'],
    ['STS:AssumeRole', 'sts:TagSession'],
  ],
  ['arn:aws:sts::111122223333:assumed-role/ci/session', 'sts:*'],
  ['AIDAEXAMPLEEXAMPLE', '*'],
])('the trust policy of a role is recognised: %j', (AWS, Action) => {
  for (const Principal of [{ AWS }, { AWS, Service: ['ec2.amazonaws.com'], Federated: 'accounts.google.com' }]) {
    expect(readPolicy(policy(trusting({ Principal, Action })))).toMatchObject({ kind: 'trust', places: [{ line: 4 }] });
  }
});

test.each([
  ['a bucket policy', trusting({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' })],
  ['a bucket policy for all actions', trusting({ Action: '*', Resource: '*' })],
  ['a queue policy', trusting({ Action: 'sqs:SendMessage', Resource: '*' })],
  ['an action of STS that assumes nothing', trusting({ Action: ['sts:AssumeRole', 'sts:GetCallerIdentity'] })],
])('a resource policy is refused, with the line of its principal: %s', (_, one) => {
  expect(problemsOf(policy(one))).toContainEqual(
    expect.stringMatching(/^6 Statement\[0\]\.Principal: .* only the trust policies of roles are checked\.$/),
  );
});

test('a policy that is too long for AWS is refused', () => {
  expect(problemsOf(policy(statement({ Sid: 'a'.repeat(131_072) })))[0]).toMatch(
    /^1 : It has 131\d{3} characters, and AWS accepts at most 131072\.$/,
  );
});

test('each statement has its line, also a statement that is not in a list', () => {
  const read = readPolicy(policy(statement({}), statement({})));
  expect('places' in read && read.places.map(({ line }) => line)).toEqual([4, 9]);
  const single = readPolicy(`{\n "Statement":\n ${JSON.stringify(statement({}))} }`);
  expect('places' in single && single.places.map(({ line }) => line)).toEqual([3]);
});

test('blanks and a byte order mark around the policy are ignored, but the lines before the policy are counted', () => {
  const read = readPolicy(`\uFEFF\n\n  ${policy(statement({}))}\n`);
  expect('places' in read && { lines: read.places.map(({ line }) => line), start: read.text[0] }).toEqual({
    lines: [6],
    start: '{',
  });
  expect(problemsOf('\n\n{ "Statement": [] }')).toEqual(['3 Statement: "Statement" has no statement.']);
});
