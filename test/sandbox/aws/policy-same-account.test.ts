import { describe, expect, test } from 'vitest';
import { decide, type Evaluation, type NamedPolicy } from '../../../sandbox/aws/policy/evaluate.ts';
import { parsePolicy, parseResourcePolicy, parseTrustPolicy } from '../../../sandbox/aws/policy/parse.ts';

const account = '111122223333';
const iam = `arn:aws:iam::${account}`;
const role = `${iam}:role/r`;
const ann = { arn: `${iam}:user/ann`, id: 'AIDAANN', accountId: account };
const sessionOfR = { arn: `arn:aws:sts::${account}:assumed-role/r/s`, roleArn: role, id: 'AROAR', accountId: account };

const named = (name: string, ...Statement: object[]): NamedPolicy => ({
  name,
  document: parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement })),
});
const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
const deny = { ...allow, Effect: 'Deny' };
const allowing = named('allowing', allow);
const denying = named('denying', deny);
const silent = named('silent', { ...allow, Action: 's3:*' });

const trusting = (Principal: object, Effect = 'Allow') => ({
  name: 'trust policy',
  document: parseTrustPolicy(JSON.stringify({ Statement: { Effect, Principal, Action: 'sts:AssumeRole' } })),
  mustAllow: true,
});
const granting = (more: object, Effect = 'Allow') => ({
  name: 'resource policy',
  document: parseResourcePolicy(JSON.stringify({ Statement: { ...allow, Effect, ...more } })),
  mustAllow: false,
});

function outcome(parts: Partial<Evaluation>, principal: Evaluation['request']['principal'] = ann): string {
  const request = { action: 'sts:AssumeRole', resource: role, context: new Map(), principal };
  const { kind, policyKind } = decide({ request, identity: [], ...parts });
  return `${kind}: ${policyKind}`;
}

describe('a trust policy', () => {
  test('that names the user is enough to allow', () => {
    expect(outcome({ resource: trusting({ AWS: ann.arn }) })).toBe('allowed: trust');
    expect(outcome({ resource: trusting({ AWS: ann.id }) })).toBe('allowed: trust');
    expect(outcome({ resource: trusting({ AWS: '*' }) })).toBe('allowed: trust');
  });

  test.each([`${iam}:root`, account])('that names the account as %s also needs an identity policy', (AWS) => {
    const resource = trusting({ AWS });
    expect(outcome({ resource })).toBe('not-allowed: identity');
    expect(outcome({ resource, identity: [allowing] })).toBe('allowed: identity');
    expect(outcome({ resource, identity: [allowing], boundary: silent })).toBe('outside-boundary: boundary');
  });

  test.each([`${iam}:user/bob`, '999900001111', `${iam}:user/ann*`])(
    'that names %s does not trust the user Ann',
    (AWS) => {
      expect(outcome({ resource: trusting({ AWS }), identity: [allowing] })).toBe('not-allowed: trust');
    },
  );

  test('that names a service trusts no user', () => {
    const resource = trusting({ Service: 'ec2.amazonaws.com' });
    expect(outcome({ resource, identity: [allowing] })).toBe('not-allowed: trust');
  });

  test('that denies an account denies its users, even if an identity policy allows them', () => {
    const resource = trusting({ AWS: account }, 'Deny');
    expect(outcome({ resource, identity: [allowing] })).toBe('explicit-deny: trust');
  });
});

describe('a resource policy', () => {
  const everybodyElseIsSilent = { identity: [silent], boundary: silent, session: [silent] };

  test('that names the user or the session is enough to allow, even if no other policy allows', () => {
    for (const principal of [ann, sessionOfR]) {
      const resource = granting({ Principal: { AWS: principal.arn } });
      expect(outcome({ ...everybodyElseIsSilent, resource }, principal)).toBe('allowed: resource');
    }
  });

  test('that names the role is limited by the boundary and the session policies', () => {
    const resource = granting({ Principal: { AWS: role } });
    expect(outcome({ ...everybodyElseIsSilent, resource }, sessionOfR)).toBe('outside-boundary: boundary');
    expect(outcome({ identity: [], session: [silent], resource }, sessionOfR)).toBe('outside-session-policy: session');
    expect(outcome({ identity: [], session: [allowing], boundary: allowing, resource }, sessionOfR)).toBe(
      'allowed: resource',
    );
  });

  test('does not win over an explicit deny, and its own deny wins over an allow', () => {
    const resource = granting({ Principal: '*' });
    expect(outcome({ resource, identity: [denying] })).toBe('explicit-deny: identity');
    expect(outcome({ resource, boundary: denying })).toBe('explicit-deny: boundary');
    expect(outcome({ resource, session: [denying] })).toBe('explicit-deny: session');
    expect(outcome({ resource: granting({ Principal: '*' }, 'Deny'), identity: [allowing] })).toBe(
      'explicit-deny: resource',
    );
  });

  test('need not allow the call if an identity policy allows it', () => {
    const resource = granting({ Principal: { AWS: `${iam}:user/bob` } });
    expect(outcome({ resource, identity: [allowing] })).toBe('allowed: identity');
  });

  test('that denies with NotPrincipal does not deny a caller if it names the caller and the account', () => {
    const resource = granting({ NotPrincipal: { AWS: [ann.arn, `${iam}:root`] } }, 'Deny');
    expect(outcome({ resource, identity: [allowing] })).toBe('allowed: identity');
    const withoutAccount = granting({ NotPrincipal: { AWS: ann.arn } }, 'Deny');
    expect(outcome({ resource: withoutAccount, identity: [allowing] })).toBe('explicit-deny: resource');
    const session = granting({ NotPrincipal: { AWS: [sessionOfR.arn, role, account] } }, 'Deny');
    expect(outcome({ resource: session, identity: [allowing] }, sessionOfR)).toBe('allowed: identity');
    expect(outcome({ resource, identity: [allowing] }, sessionOfR)).toBe('explicit-deny: resource');
  });
});

describe('session policies', () => {
  test('limit what the identity policies allow, and grant nothing', () => {
    expect(outcome({ identity: [allowing], session: [silent] })).toBe('outside-session-policy: session');
    expect(outcome({ identity: [silent], session: [allowing] })).toBe('not-allowed: identity');
    expect(outcome({ identity: [allowing], session: [silent, allowing] })).toBe('allowed: identity');
  });

  test('are evaluated after the boundary and the identity policies', () => {
    expect(outcome({ identity: [silent], boundary: silent, session: [silent] })).toBe('outside-boundary: boundary');
    expect(outcome({ identity: [silent], boundary: allowing, session: [silent] })).toBe('not-allowed: identity');
  });
});

test('a decision names the statement that decided', () => {
  const request = { action: 'sts:AssumeRole', resource: role, context: new Map(), principal: ann };
  const sid = named('inline policy p', { ...allow, Action: 's3:*' }, { ...deny, Sid: 'Never' });
  expect(decide({ request, identity: [allowing, sid] })).toMatchObject({
    kind: 'explicit-deny',
    reason: 'Denied by "Never" of the inline policy p.',
    statement: { policy: 'inline policy p', label: '"Never"' },
  });
  expect(decide({ request, identity: [silent] })).toMatchObject({
    reason: 'No policy in effect allows sts:AssumeRole.',
    matches: [],
  });
});
