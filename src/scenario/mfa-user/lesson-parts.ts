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

/** The stage in which the person can ask for another QR code, and the steps that must then run again. */
const resendQr = { stage: 'awaiting-enrollment', redo: QR_STEPS.map(({ id }) => id) } as const satisfies {
  stage: MfaUserStage;
  redo: readonly string[];
};

type Taken = Pick<MfaUserState, 'pending'>;
type Guess = 'allowed' | 'denied';

/** Returns the change of the state that keeps the typed codes until they are sent to AWS. */
export function takeCodes({ codes, at }: Pick<Submitted, 'codes' | 'at'>): Taken {
  return { pending: { codes: [...codes], sent: false, typedAt: at } };
}

/**
 * Returns a `take` function that keeps the typed codes and the participant's guess. If the question was skipped, an
 * earlier guess stays.
 * @param about the id of the question, which the lesson defines
 */
export function takeCodesAndGuess(about: string) {
  return (submitted: Pick<Submitted, 'codes' | 'at' | 'choices'>): Taken & { guess?: Guess } => {
    const guess = submitted.choices[about];
    return { ...takeCodes(submitted), ...((guess === 'allowed' || guess === 'denied') && { guess }) };
  };
}

/**
 * Returns the forms of a lesson with a phone: two codes to connect the phone, one code to exchange for temporary
 * credentials, and two codes for a resync.
 * @param onCode the stage that exchanges the code
 * @param take returns the changes of a submission, for example `takeCodes`
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

/** Returns the state without its secrets. The teardown needs none of them. */
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

/**
 * Returns the seed until the phone is connected: the person can type it as the setup key instead of scanning the QR
 * code.
 */
function seedToType({ device }: MfaUserState): Secret | undefined {
  return device?.seed;
}

/** The fields that all lessons with a phone share, in addition to stages and forms. */
export const phoneLesson = { onResend: resendQr, withoutSecrets: withoutMfaSecrets, seedToType };

interface PhoneStages {
  /**
   * Gives the user its only permission. Each stage has this step, because the policy contains the deadline, which may
   * move.
   */
  readonly putPolicy: Step<MfaUserState>;
  /**
   * `made`: the lesson's own steps that create resources while the person scans. `putAgain`: the steps among them that
   * put a policy with the deadline. Each later stage has these too, like `putPolicy`.
   */
  readonly others?: { readonly made: readonly Step<MfaUserState>[]; readonly putAgain: readonly Step<MfaUserState>[] };
  /** The attempts after the phone is connected and before a code is exchanged. */
  readonly triesWithoutCode: readonly Step<MfaUserState>[];
}

/**
 * Returns the first stages of a lesson with a phone, up to the stage that asks for the code that is exchanged for
 * temporary credentials. AWS spreads the access key and the policy while the person scans. If the person is faster than
 * AWS, the demo waits in `enrolling`.
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
      // Create the access key and the policy while Slack processes the picture, which takes about a second.
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
