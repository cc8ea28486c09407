import { type Demo, type Locale, PHASES, type Phase } from '../../src/scenario/demo.ts';
import { Secret } from '../../src/scenario/secret.ts';
import {
  type Proof,
  type SessionTokenDemo,
  type SessionTokenState,
  STAGES,
  type Stage,
  sessionTokenState,
} from '../../src/scenario/session-token/state.ts';

export const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const START = Date.UTC(2026, 0, 5, 9, 30);

/** Where a demo can be: a stage of the lesson, or one of the other phases. */
export const PLACES = [...STAGES, ...PHASES.filter((phase) => phase !== 'running')];
export type Place = Stage | Exclude<Phase, 'running'>;

export type Changes = Partial<Omit<SessionTokenDemo, 'state'> & SessionTokenState>;

/** Returns a demo at this place. @param changes fields of the demo and of the lesson's state, in one object */
export function sampleDemo(place: Place, changes: Changes = {}, locale: Locale = 'en'): SessionTokenDemo {
  const isOver = PHASES.find((phase) => phase === place);
  const ofLesson = Object.entries(changes).filter(([field]) => field in sessionTokenState.shape);
  const ofKernel = Object.entries(changes).filter(([field]) => !(field in sessionTokenState.shape));
  return {
    demoId: 'abcdefghjkmn',
    scenario: 'session-token',
    participant: { workspaceId: 'T0TEAM', userId: 'U0ANA', locale },
    version: 1,
    phase: isOver ?? 'running',
    stage: isOver ? 'preparing' : place,
    createdAt: START,
    deadlineAt: START + 15 * 60_000,
    startedSteps: [],
    finishedSteps: [],
    redo: [],
    refusalCount: 0,
    ...Object.fromEntries(ofKernel),
    state: { proofs: [], ...Object.fromEntries(ofLesson) },
  };
}

const denied = (round: Proof['round'], mfaState: Proof['mfaState']): Proof => ({
  round,
  mfaState,
  outcome: 'denied',
  errorCode: 'AccessDenied',
  at: START,
});

export const BEFORE: Proof[] = [denied('before', 'long-term key'), denied('before', 'session without MFA')];
export const WITH: Proof = { round: 'with', mfaState: 'session with MFA', outcome: 'allowed', at: START };
export const AFTER: Proof[] = [denied('after', 'long-term key'), denied('after', 'session without MFA')];

const device = { serialNumber: 'arn:aws:iam::123456789012:mfa/mfa-demo/x', seed: new Secret(SEED) };
const enrolled = { device: { serialNumber: device.serialNumber }, enrolledAt: START, proofs: BEFORE };
const proved = {
  ...enrolled,
  proofs: [...BEFORE, WITH, ...AFTER],
  buckets: { names: ['photos', 'logs'], count: 2 },
};

export const RECEIPT: NonNullable<Demo['receipt']> = {
  removed: [
    { kind: 'inline-policy', name: 'list-buckets' },
    { kind: 'user', name: 'demo-abcdefghjkmn' },
  ],
  left: [],
  listedAt: START,
};

/** Returns demos in every stage and phase, with the fields that the engine saves in them. */
export function everyDemo(locale: Locale): Record<string, SessionTokenDemo> {
  const at = (place: Place, changes: Changes = {}) => sampleDemo(place, changes, locale);
  return {
    preparing: at('preparing'),
    'waiting for two codes': at('awaiting-enrollment', { device }),
    'two codes refused': at('awaiting-enrollment', { device, lastRefusal: 'codes-swapped', refusalCount: 1 }),
    'checking two codes': at('enrolling', { device }),
    'refusing without MFA': at('enrolling', { ...enrolled, proofs: [] }),
    'waiting for a code': at('awaiting-session-code', enrolled),
    'little time left': at('awaiting-session-code', { ...enrolled, remindedAt: START }),
    'more time taken': at('proved', { ...proved, remindedAt: START, extendedAt: START }),
    'code refused': at('awaiting-session-code', { ...enrolled, lastRefusal: 'session-code-wrong-or-used' }),
    'out of sync': at('awaiting-resync', {
      ...enrolled,
      sessionRefusals: 2,
      lastRefusal: 'session-code-refused-again',
    }),
    resyncing: at('resyncing', enrolled),
    'in sync again': at('awaiting-session-code', { ...enrolled, resyncedAt: START }),
    proving: at('proving', enrolled),
    proved: at('proved', proved),
    'removing after a proof': at('tearing-down', { ...proved, endReason: 'stop' }),
    'ended by stop': at('ended', { ...proved, endReason: 'stop', receipt: RECEIPT }),
    'ended before anything': at('ended', { endReason: 'timeout' }),
    'ended by a failure': at('ended', { endReason: 'failure', incidentId: 'abcd1234', receipt: RECEIPT }),
    'a surprise': at('tearing-down', {
      ...enrolled,
      proofs: [{ round: 'before', mfaState: 'long-term key', outcome: 'allowed', at: START }],
      endReason: 'surprise',
    }),
    stuck: at('stuck', {
      ...proved,
      endReason: 'timeout',
      stuckReason: 'the user is in the group <admins>',
      receipt: { ...RECEIPT, left: [{ kind: 'group-membership', name: 'admins' }] },
    }),
  };
}
