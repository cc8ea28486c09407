import { expect, test } from 'vitest';
import { partOf } from '../../support/volume.ts';
import { startRealTrust, type TrustVerdict } from './real-trust.ts';

type Decision = 'allowed' | 'denied';
type Names = Pick<Awaited<ReturnType<typeof startRealTrust>>, 'ann' | 'ben' | 'ci' | 'account'>;

const MFA = 'aws:MultiFactorAuthPresent';
const ROLE = 'sts:AssumeRole';
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const allow = (AWS: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: ROLE,
  ...(Condition && { Condition }),
});
const deny = (AWS: unknown, Condition: object) => ({ ...allow(AWS, Condition), Effect: 'Deny' });

const TIGHT = ['denied', 'denied', 'allowed'] as const;
const OPEN = ['allowed', 'allowed', 'allowed'] as const;

/** Trust policies with AWS's decisions for an access key, for a session without MFA, and for a session with MFA. */
const POLICIES: readonly [string, (names: Names) => object, readonly [Decision, Decision, Decision]][] = [
  ['Bool "true", one user', ({ ann }) => policy(allow(ann, { Bool: { [MFA]: 'true' } })), TIGHT],
  ['Bool with the JSON value true', ({ ann }) => policy(allow(ann, { Bool: { [MFA]: true } })), TIGHT],
  [
    'BoolIfExists true',
    ({ ann }) => policy(allow(ann, { BoolIfExists: { [MFA]: 'true' } })),
    ['allowed', 'denied', 'allowed'],
  ],
  ['Null false', ({ ann }) => policy(allow(ann, { Null: { [MFA]: 'false' } })), ['denied', 'allowed', 'allowed']],
  ['Null true', ({ ann }) => policy(allow(ann, { Null: { [MFA]: 'true' } })), ['allowed', 'denied', 'denied']],
  ['nothing about MFA', ({ ann }) => policy(allow(ann)), OPEN],
  [
    'Deny Bool false beside an Allow',
    ({ ann }) => policy(allow(ann), deny('*', { Bool: { [MFA]: 'false' } })),
    ['allowed', 'denied', 'allowed'],
  ],
  [
    'Deny BoolIfExists false beside an Allow',
    ({ ann }) => policy(allow(ann), deny('*', { BoolIfExists: { [MFA]: 'false' } })),
    TIGHT,
  ],
  [
    'Deny BoolIfExists true, the wrong way round',
    ({ ann }) => policy(allow(ann), deny('*', { BoolIfExists: { [MFA]: 'true' } })),
    ['denied', 'allowed', 'denied'],
  ],
  ['an age', ({ ann }) => policy(allow(ann, { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } })), TIGHT],
  [
    'an age, IfExists',
    ({ ann }) => policy(allow(ann, { NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } })),
    OPEN,
  ],
  [
    'an account as ARN',
    ({ account }) => policy(allow(`arn:aws:iam::${account}:root`, { Bool: { [MFA]: 'true' } })),
    TIGHT,
  ],
  [
    'an account as number, with a Deny for one of its users only',
    ({ account, ann }) => policy(allow(account), deny(ann, { BoolIfExists: { [MFA]: 'false' } })),
    OPEN,
  ],
  ['everybody', () => policy(allow('*', { BoolIfExists: { [MFA]: 'true' } })), ['allowed', 'denied', 'allowed']],
  [
    'two users, of whom one is allowed without MFA',
    ({ ann, ben }) => policy(allow(ann, { Bool: { [MFA]: 'true' } }), allow([ben], { Null: { [MFA]: 'false' } })),
    ['denied', 'allowed', 'allowed'],
  ],
  [
    'two users and a Deny for both',
    ({ ann, ben }) => policy(allow([ann, ben]), deny([ann, ben], { BoolIfExists: { [MFA]: 'false' } })),
    TIGHT,
  ],
  [
    'a role and a service without MFA, and a user with MFA',
    ({ ann, ci }) =>
      policy(
        { ...allow(ci), Principal: { AWS: ci, Service: 'ec2.amazonaws.com' } },
        allow([ann], { Bool: { [MFA]: 'true' } }),
      ),
    TIGHT,
  ],
  [
    'one statement for a user, a role and a service',
    ({ ann, ci }) => policy({ ...allow(ci), Principal: { AWS: [ci, ann], Service: 'ec2.amazonaws.com' } }),
    OPEN,
  ],
  ['a role, and no user', ({ ci }) => policy(allow(ci)), ['denied', 'denied', 'denied']],
  [
    'another action in the same statement',
    ({ ann }) => policy({ ...allow(ann, { Bool: { [MFA]: 'true' } }), Action: ['sts:TagSession', 'STS:assumerole'] }),
    TIGHT,
  ],
  [
    'only the action that tags a session',
    ({ ann }) => policy({ ...allow(ann), Action: 'sts:TagSession' }),
    ['denied', 'denied', 'denied'],
  ],
  [
    'all actions except AssumeRoleWithSAML',
    ({ ann }) => policy({ ...allow(ann), Action: undefined, NotAction: 'sts:AssumeRoleWithSAML' }),
    OPEN,
  ],
  [
    'a condition on the user too',
    ({ account, ann }) =>
      policy(
        allow(account),
        deny('*', { BoolIfExists: { [MFA]: 'false' }, StringNotEquals: { 'aws:PrincipalArn': ann } }),
      ),
    OPEN,
  ],
];

const verdictOf = ([accessKey, sessionWithoutMfa, sessionWithMfa]: readonly Decision[]) => ({
  accessKey,
  sessionWithoutMfa,
  sessionWithMfa,
});

test('real calls of AssumeRole confirm the verdict of each trust policy and of its repair', async () => {
  const real = await startRealTrust();
  expect(POLICIES.length).toBeGreaterThan(20);
  const TIGHT_VERDICT: TrustVerdict = { accessKey: 'denied', sessionWithoutMfa: 'denied', sessionWithMfa: 'allowed' };
  for (const [title, policyOf, expected] of partOf(POLICIES)) {
    const trust = policyOf(real);
    expect(await real.decides(trust), title).toEqual(verdictOf(expected));
    const { verdict, holes, reasons, repaired } = await real.checks(trust);
    expect(verdict, title).toEqual(verdictOf(expected));
    const isLeaky = expected[0] === 'allowed' || expected[1] === 'allowed';
    expect(holes.length > 0, title).toBe(isLeaky);
    expect(new Set(reasons.map(({ identity }) => identity)), title).toEqual(new Set(holes));
    if (isLeaky) expect(await real.decides(repaired ?? {}), title).toEqual(TIGHT_VERDICT);
    else expect(repaired, title).toBeUndefined();
  }
});
