import { VERSIONS } from './problem.ts';

const notJson = (why: string) => `This is not JSON: ${why}.`;
const characters = (count: string) => `${count} ${Number(count) === 1 ? 'character' : 'characters'}`;
const list = (what: string) => `must be ${what} or a list of them`;

/** The sentences about the problems of a policy, in the terminal and in Slack's English windows. */
export const englishProblems = {
  empty: 'It contains no policy.',
  'too-long': (length: string, most: string) => `It has ${characters(length)}, and AWS accepts at most ${most}.`,
  'not-json': {
    CommaExpected: notJson('a comma is missing'),
    ColonExpected: notJson('a colon is missing'),
    PropertyNameExpected: notJson('a name in quotes is missing'),
    ValueExpected: notJson('a value is missing'),
    CloseBraceExpected: notJson('a } is missing'),
    CloseBracketExpected: notJson('a ] is missing'),
    EndOfFileExpected: notJson('there is more text after the end'),
    InvalidCommentToken: notJson('JSON has no comments'),
    UnexpectedEndOfString: notJson('a quotation mark is missing'),
    InvalidSymbol: notJson('this is not a value: put texts in quotes'),
    other: notJson('it cannot be read'),
  },
  twice: (name: string) => `"${name}" appears twice.`,
  'no-element': {
    policy: (name: string) => `"${name}" is not an element of a policy.`,
    statement: (name: string) => `"${name}" is not an element of a statement.`,
    'trust-statement': (name: string) => `A statement of a trust policy has no "${name}".`,
    principal: (name: string) =>
      `"${name}" is not a kind of principal that can assume a role. The kinds are AWS, Service and Federated.`,
  },
  principal: (name: string) =>
    `An identity policy has no ${name}: it applies to the user, group or role it is attached to. Of the policies that have one, only the trust policies of roles are checked.`,
  'not-principal': 'A trust policy has no NotPrincipal. Use Principal to name who may assume the role.',
  about: {
    policy: (says: string) => `The policy ${says}.`,
    statement: (says: string) => `The statement ${says}.`,
    element: (name: string, says: string) => `"${name}" ${says}.`,
  },
  fault: {
    missing: 'is missing',
    'no-object': 'must be an object',
    'no-text': 'must be a text',
    'no-effect': 'must be "Allow" or "Deny"',
    'no-version': `must be one of ${VERSIONS.map((each) => `"${each}"`).join(', ')}`,
    'no-statements': list('a statement'),
    'no-statement': 'has no statement',
    'no-action': list('an action, for example "s3:ListAllMyBuckets",'),
    'bad-action': 'has an action that is not written as service:Action',
    'no-resource': list('a resource, for example "*",'),
    'no-value': list('a value'),
    'no-keys': 'must be an object of keys',
    'no-operator': 'is not a condition operator of IAM',
    'no-key': 'is not a condition key: a key begins with its service, for example "aws:"',
    'action-or-not-action': 'needs either Action or NotAction',
    'resource-or-not-resource': 'needs either Resource or NotResource',
    'no-trusted': 'is missing: each statement of a trust policy must name its principals',
    'no-principal': 'must be an object with AWS, Service or Federated, for example {"AWS": "*"}',
    'bad-principal': list('"*", an account, or the whole ARN of a user or role,'),
    'no-names': list('a name'),
    other: 'is not written as AWS expects it',
  },
};
