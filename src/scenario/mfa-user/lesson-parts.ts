import { remind } from '../participant/remind.ts';
import type { Form, StageWork, Submitted } from '../scenario.ts';
import type { Secret } from '../secret.ts';
import type { Step } from '../step.ts';
import { diagnoseFirst } from './codes/first-code.ts';
import type { MfaUserStage, MfaUserState } from './state.ts';
import { enableMfaDevice, removeQr } from './steps/enroll.ts';
import { createMfaDevice, createUser, openConversation, postQr, uploadQr } from './steps/prepare.ts';
import { resyncMfaDevice } from './steps/resync.ts';
import { awaitAccessKey, createAccessKey } from './steps/settle.ts';

const QR_STEPS = [uploadQr, postQr];

/** When the person may ask for another QR code, and what is done again then. */
const resendQr = { stage: 'awaiting-enrollment', redo: QR_STEPS.map(({ id }) => id) } as const satisfies {
  stage: MfaUserStage;
  redo: readonly string[];
};

type Taken = Pick<MfaUserState, 'pending'>;
type Guess = 'allowed' | 'denied';

/** Keeps what was typed until it is sent to AWS. */
export function takeCodes({ codes, at }: Pick<Submitted, 'codes' | 'at'>): Taken {
  return { pending: { codes: [...codes], sent: false, typedAt: at } };
}

/**
 * Keeps what was typed, and the participant's guess. A skipped question changes nothing.
 * @param about what is guessed, in a word of the lesson
 */
export function takeCodesAndGuess(about: string) {
  return (submitted: Pick<Submitted, 'codes' | 'at' | 'choices'>): Taken & { guess?: Guess } => {
    const guess = submitted.choices[about];
    return { ...takeCodes(submitted), ...((guess === 'allowed' || guess === 'denied') && { guess }) };
  };
}

/**
 * The forms of a lesson with a phone: two codes that connect it, one that is exchanged, and two for a phone whose clock AWS does not know.
 * @param onCode the stage that works on the exchanged code
 * @param take what a submission changes; without more it keeps the codes
 */
export function phoneForms<State extends MfaUserState>(
  onCode: string,
  take: Form<State>['take'],
): Readonly<Record<'enrollment' | 'session-code' | 'resync', Form<State>>> {
  return {
    enrollment: { stage: 'awaiting-enrollment', next: 'enrolling', codes: 2, take, checkFirst: diagnoseFirst },
    'session-code': { stage: 'awaiting-session-code', alsoIn: 'awaiting-resync', next: onCode, codes: 1, take },
    resync: { stage: 'awaiting-resync', next: 'resyncing', codes: 2, take, redo: [resyncMfaDevice.id] },
  };
}

/** Returns the state without the secrets that every lesson with a phone has; the teardown needs none of them. */
function withoutMfaSecrets<State extends MfaUserState>(state: State): State {
  const { device } = state;
  return {
    ...state,
    device: device && { serialNumber: device.serialNumber },
    accessKey: undefined,
    session: undefined,
    pending: undefined,
  };
}

/** Returns the seed, as long as the phone is not connected: a person may type it instead of scanning. */
function seedToType({ device }: MfaUserState): Secret | undefined {
  return device?.seed;
}

/** What every lesson with a phone has besides its stages and forms. */
export const phoneLesson = { onResend: resendQr, withoutSecrets: withoutMfaSecrets, seedToType };

interface PhoneStages {
  /** Gives the user its only permission. It is put again in each stage, because the deadline is in it and may have moved. */
  readonly putPolicy: Step<MfaUserState>;
  /** What else is made in AWS while the person scans, and what of it is put again in each stage. */
  readonly others?: { readonly made: readonly Step<MfaUserState>[]; readonly putAgain: readonly Step<MfaUserState>[] };
  /** What is tried when the phone is connected and no code has been exchanged yet. */
  readonly triesWithoutCode: readonly Step<MfaUserState>[];
}

/**
 * The stages of every lesson with a phone, from the start to the question for the code that is exchanged for temporary credentials.
 * AWS spreads key and policy while the person scans; a person who is faster than that waits in `enrolling`.
 */
export function phoneStages({
  putPolicy,
  others = { made: [], putAgain: [] },
  triesWithoutCode,
}: PhoneStages): Readonly<Record<MfaUserStage, StageWork<MfaUserState>>> {
  const whileScanning = [createAccessKey, putPolicy, ...others.made, awaitAccessKey];
  const policies = [putPolicy, ...others.putAgain];
  return {
    preparing: {
      // Key and policy are made while Slack processes the picture, which takes about a second.
      steps: [openConversation, createUser, createMfaDevice, uploadQr, createAccessKey, putPolicy, postQr],
      next: 'awaiting-enrollment',
      priority: 'preparing',
    },
    'awaiting-enrollment': { steps: [...QR_STEPS, ...whileScanning, remind], priority: 'background' },
    enrolling: {
      steps: [enableMfaDevice, removeQr, ...whileScanning, ...triesWithoutCode],
      onRefused: 'awaiting-enrollment',
      next: 'awaiting-session-code',
      priority: 'code',
    },
    'awaiting-session-code': { steps: [...policies, remind], priority: 'code' },
    'awaiting-resync': { steps: [...policies, remind], priority: 'code' },
    resyncing: {
      steps: [...policies, resyncMfaDevice],
      onRefused: 'awaiting-resync',
      detours: ['awaiting-session-code'],
      next: 'awaiting-session-code',
      priority: 'code',
    },
  };
}
