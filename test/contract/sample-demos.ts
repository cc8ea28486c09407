import type { Demo } from '../../src/scenario/demo.ts';
import { Secret } from '../../src/scenario/secret.ts';

/** Every secret of `fullDemo`, as a person or AWS would write it. */
export const SAMPLE_SECRETS = [
  'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  'wJalrXUtnFEMIbPxRfiCYEXAMPLEKEY',
  'FwoGZXIvYXdzEBYaDEXAMPLESESSIONTOKEN',
  '314159',
  '271828',
];
const [seed, secretKey, sessionToken, firstCode, secondCode] = SAMPLE_SECRETS.map((text) => new Secret(text)) as [
  Secret,
  Secret,
  Secret,
  Secret,
  Secret,
];

/** A demo that has just been asked for. */
export function newDemo(changes: Partial<Demo> = {}): Demo {
  return {
    demoId: 'abc123def456',
    scenario: 'session-token',
    participant: { workspaceId: 'T1', userId: 'U1', locale: 'en' },
    version: 0,
    stage: 'preparing',
    createdAt: 1_790_000_000_000,
    deadlineAt: 1_790_000_900_000,
    startedSteps: [],
    finishedSteps: [],
    refusalCount: 0,
    proofs: [],
    ...changes,
  };
}

/** `Required`, so a new field of a demo fails the type check here until the record knows it. */
export function fullDemo(): Required<Demo> {
  return {
    ...newDemo(),
    startedSteps: ['create-user', 'put-policy', 'enable'],
    finishedSteps: ['create-user', 'put-policy'],
    device: { serialNumber: 'arn:aws:iam::123456789012:mfa/mfa-demo/abc', seed },
    accountId: '123456789012',
    accessKey: { id: 'AKIAIOSFODNN7EXAMPLE', secret: secretKey, issuedAt: 1_790_000_050_000 },
    session: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: secretKey, sessionToken, issuedAt: 1_790_000_250_000 },
    enrolledAt: 1_790_000_100_000,
    remindedAt: 1_790_000_600_000,
    extendedAt: 1_790_000_610_000,
    pending: { codes: [firstCode, secondCode], sent: true },
    lastRefusal: 'codes-swapped',
    refusalCount: 2,
    proofs: [
      {
        round: 'before',
        mfaState: 'long-term key',
        outcome: 'denied',
        errorCode: 'AccessDenied',
        at: 1_790_000_200_000,
      },
      { round: 'with', mfaState: 'session with MFA', outcome: 'allowed', errorCode: undefined, at: 1_790_000_300_000 },
    ],
    buckets: { names: ['bücket', '写真'], count: 12 },
    endReason: 'stop',
    incidentId: 'i-1',
    receipt: {
      removed: [{ kind: 'user', name: 'demo-abc' }],
      left: [{ kind: 'group-membership', name: 'admins' }],
      listedAt: 1_790_000_400_000,
    },
    stuckReason: 'The user is in the group admins.',
    alertedFor: 'The user is in the group admins.',
  };
}

/** The demo with its secrets as plain texts, since two secrets never compare as different. */
export function revealed(demo: Demo | undefined): unknown {
  return JSON.parse(
    JSON.stringify(demo, function (this: Record<string, unknown>, key, value) {
      const original = this[key];
      return original instanceof Secret ? `revealed ${original.reveal()}` : value;
    }) ?? 'null',
  );
}
