import type { StepContext, StepResult } from '../../step.ts';
import { mayBeOutOfSync, type ResyncChance, resyncChance, stageAfterRefusal } from '../codes/out-of-sync.ts';
import type { MfaUserState, Refusal } from '../state.ts';
import { refuseCodes } from './enroll.ts';

type Context = Pick<StepContext<MfaUserState>, 'demo' | 'clock'>;

/** After this time, in milliseconds, all of AWS knows a new device. */
const KNOWN_EVERYWHERE_MS = 60_000;

/**
 * The stage after a refused session code. `resync`: the resync if it may help, otherwise the stage that asked for the
 * code. `same-stage`: always the stage that asked for the code.
 */
export type OnRefusal = 'resync' | 'same-stage';

/** Refuses a session code for a reason other than the phone's clock. */
export function refuseOther(
  refusal: Refusal,
  { demo, clock }: Context,
  onRefusal: OnRefusal,
): StepResult<MfaUserState> {
  if (onRefusal === 'same-stage') return refuseCodes(refusal);
  return refuseCodes(refusal, {}, stageAfterRefusal(resyncChance(demo.state, clock.now(), demo.deadlineAt)));
}

/**
 * Refuses a session code. The seed is already deleted, so the bot cannot check the code. It finds the reason from AWS's
 * answer and from what it knows about the phone's clock.
 */
export function refuseSessionCode(
  outcome: 'code-refused' | 'device-unknown',
  context: Context,
  onRefusal: OnRefusal,
): StepResult<MfaUserState> {
  const { demo, clock } = context;
  const now = clock.now();
  if (outcome === 'device-unknown') {
    const { enrolledAt = 0 } = demo.state;
    // After too many tries, AWS gives this answer to right codes too, even if it knows the device.
    const isKnown = now > enrolledAt + KNOWN_EVERYWHERE_MS;
    return refuseOther(isKnown ? 'tries-used-up' : 'device-not-known-yet', context, onRefusal);
  }
  if (onRefusal === 'same-stage') return refuseCodes('session-code-wrong-or-used');
  const sessionRefusals = (demo.state.sessionRefusals ?? 0) + 1;
  const chance = resyncChance({ ...demo.state, sessionRefusals }, now, demo.deadlineAt);
  return refuseCodes(refusalFor(chance, demo.state), { sessionRefusals }, stageAfterRefusal(chance));
}

function refusalFor(chance: ResyncChance, state: MfaUserState): Refusal {
  switch (chance) {
    case 'not-due':
      return 'session-code-wrong-or-used';
    case 'due':
      return mayBeOutOfSync(state) ? 'session-code-out-of-sync' : 'session-code-refused-again';
    case 'later':
      return 'session-code-sync-later';
    case 'never':
      return 'session-code-after-clock-change';
  }
}
