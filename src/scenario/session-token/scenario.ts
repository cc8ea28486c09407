import { remind } from '../participant/remind.ts';
import type { Scenario, Submitted } from '../scenario.ts';
import { diagnoseFirst } from './codes/first-code.ts';
import { withGuesses } from './guesses.ts';
import { isProved, isSurprising, type SessionTokenState, sessionTokenState } from './state.ts';
import { enableMfaDevice, removeQr } from './steps/enroll.ts';
import { createMfaDevice, createUser, openConversation, postQr, uploadQr } from './steps/prepare.ts';
import {
  buySession,
  proveKeyAfter,
  proveKeyBefore,
  proveSessionAfter,
  proveSessionBefore,
  proveWithMfa,
} from './steps/prove.ts';
import { resyncMfaDevice } from './steps/resync.ts';
import { awaitAccessKey, createAccessKey, putPolicy } from './steps/settle.ts';

const QR_STEPS = [uploadQr, postQr];

/** AWS spreads key and policy while the person scans; whoever is faster than that waits in `enrolling`. */
const whileScanning = [createAccessKey, putPolicy, awaitAccessKey];

/** The table of contents of this lesson. The policy in AWS has the deadline in it, so more time means to put it again. */
export const sessionToken: Scenario<SessionTokenState> = {
  id: 'session-token',
  firstStage: 'preparing',
  firstState: { proofs: [] },
  stages: {
    preparing: {
      steps: [openConversation, createUser, createMfaDevice, ...QR_STEPS],
      next: 'awaiting-enrollment',
      priority: 'preparing',
    },
    'awaiting-enrollment': {
      steps: [...QR_STEPS, ...whileScanning, remind],
      priority: 'preparing',
    },
    enrolling: {
      steps: [enableMfaDevice, removeQr, ...whileScanning, proveKeyBefore, proveSessionBefore],
      onRefused: 'awaiting-enrollment',
      next: 'awaiting-session-code',
      priority: 'code',
    },
    'awaiting-session-code': { steps: [putPolicy, remind], priority: 'code' },
    'awaiting-resync': { steps: [putPolicy, remind], priority: 'code' },
    resyncing: {
      steps: [putPolicy, resyncMfaDevice],
      onRefused: 'awaiting-resync',
      detours: ['awaiting-session-code'],
      next: 'awaiting-session-code',
      priority: 'code',
    },
    proving: {
      steps: [putPolicy, buySession, proveWithMfa, proveKeyAfter, proveSessionAfter],
      onRefused: 'awaiting-session-code',
      detours: ['awaiting-resync'],
      next: 'proved',
      priority: 'code',
    },
    proved: { steps: [putPolicy, remind], priority: 'preparing' },
  },
  forms: {
    enrollment: {
      stage: 'awaiting-enrollment',
      next: 'enrolling',
      codes: 2,
      take: pending,
      checkFirst: diagnoseFirst,
    },
    'session-code': {
      stage: 'awaiting-session-code',
      alsoIn: 'awaiting-resync',
      next: 'proving',
      codes: 1,
      take: pending,
    },
    resync: { stage: 'awaiting-resync', next: 'resyncing', codes: 2, take: pending, redo: [resyncMfaDevice.id] },
  },
  state: sessionTokenState,
  onResend: { stage: 'awaiting-enrollment', redo: QR_STEPS.map(({ id }) => id) },
  onMoreTime: [putPolicy.id],
  isSurprise: ({ proofs }) => proofs.some(isSurprising),
  result: (state) => (isProved(state) ? 'as-expected' : undefined),
  withoutSecrets: ({ device, accessKey, session, pending: codes, ...rest }) => ({
    ...rest,
    device: device && { serialNumber: device.serialNumber },
  }),
  seedToType: ({ device }) => device?.seed,
};

function pending({
  codes,
  choices,
  at,
  state,
}: Submitted<SessionTokenState>): Pick<SessionTokenState, 'pending' | 'guesses'> {
  return { pending: { codes: [...codes], sent: false, typedAt: at }, guesses: withGuesses(state, choices) };
}
