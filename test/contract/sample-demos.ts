import type { Demo } from '../../src/scenario/demo.ts';
import { Secret } from '../../src/scenario/secret.ts';
import type { SessionTokenDemo, SessionTokenState } from '../../src/scenario/session-token/state.ts';

/** Every secret of `fullDemo`, not encrypted. */
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

/** Returns a demo that was just requested. */
export function newDemo(changes: Partial<SessionTokenDemo> = {}): SessionTokenDemo {
  return {
    demoId: 'abc123def456',
    scenario: 'session-token',
    participant: { workspaceId: 'T1', userId: 'U1', locale: 'en' },
    version: 0,
    phase: 'running',
    stage: 'preparing',
    createdAt: 1_790_000_000_000,
    deadlineAt: 1_790_000_900_000,
    startedSteps: [],
    finishedSteps: [],
    redo: [],
    refusalCount: 0,
    state: { proofs: [] },
    ...changes,
  };
}

/**
 * Returns a demo with every field. `Required` makes the type check fail when a demo gets a field that is missing here.
 */
export function fullDemo(): Required<Demo> & { readonly state: Required<SessionTokenState> } {
  return {
    ...newDemo(),
    workshopId: 'w0rksh0pw0rk',
    prepared: { at: 1_789_999_000_000, until: 1_790_003_000_000, isTaken: true },
    redo: ['put-policy'],
    state: fullState(),
    startedSteps: ['create-user', 'put-policy', 'enable'],
    finishedSteps: ['create-user', 'put-policy'],
    remindedAt: 1_790_000_600_000,
    extendedAt: 1_790_000_610_000,
    lastRefusal: 'codes-swapped',
    refusalCount: 2,
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

/** Returns a state of the lesson session-token with every field, also every secret. */
function fullState(): Required<SessionTokenState> {
  return {
    device: { serialNumber: 'arn:aws:iam::123456789012:mfa/mfa-demo/abc', seed },
    accountId: '123456789012',
    uploadedAt: 1_790_000_010_000,
    accessKey: { id: 'AKIAIOSFODNN7EXAMPLE', secret: secretKey, issuedAt: 1_790_000_050_000 },
    session: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: secretKey, sessionToken, issuedAt: 1_790_000_250_000 },
    enrolledAt: 1_790_000_100_000,
    pending: { codes: [firstCode, secondCode], sent: true, typedAt: 1_790_000_090_000 },
    newestPair: { step: 59_666_669, offSteps: -4 },
    learnedSteps: -5,
    sessionRefusals: 1,
    resyncedAt: 1_790_000_240_000,
    resync: 'not-allowed',
    tries: [1_790_000_095_000],
    guesses: { 'long-term key': 'allowed' },
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
  };
}

/** Returns the demo with its secrets as plain text, because `toEqual` does not see a difference between two secrets. */
export function revealed(demo: Demo | undefined): unknown {
  return JSON.parse(
    JSON.stringify(demo, function (this: Record<string, unknown>, key, value) {
      const original = this[key];
      return original instanceof Secret ? `revealed ${original.reveal()}` : value;
    }) ?? 'null',
  );
}
