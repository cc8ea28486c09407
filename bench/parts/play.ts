import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../../sandbox/person/person.ts';
import type { Screen, ScreenModal } from '../../sandbox/slack/person/types.ts';
import {
  cleansUp,
  opensEnrollment,
  opensSessionForm,
  startsAndScans,
  submitsEnrollment,
  submitsSessionCode,
} from '../../sandbox/stories/moves.ts';
import { type CallbackId, formIn, isChecking, isReported, wayToSessionCode } from '../../sandbox/stories/press.ts';
import type { Telling } from '../../sandbox/stories/story.ts';

/** How long a complete demo took, in seconds. */
export interface Played {
  readonly total: number;
  /** The time spent waiting for the phone's next code. */
  readonly forCodes: number;
  /** The time of each part, without waiting for codes. */
  readonly parts: {
    readonly qr: number;
    readonly withoutMfa: number;
    readonly withMfa: number;
    readonly cleanup: number;
  };
  /** How often codes were not accepted and typed again. */
  readonly refusals: number;
}

const MOST_REFUSALS = 5;

/**
 * Plays a complete demo as a person who makes no mistake, types at once and reads nothing.
 * @param waitsForCodes if false, the person does not wait for the phone: they type the codes of the previous and the
 *   current period, and later the code of the next period, which AWS accepts too. After a refusal they wait for the
 *   phone anyway
 * @param begins what the person does until the phone has the QR code
 */
export async function playDemo(ana: Person, waitsForCodes: boolean, begins = startsAndScans): Promise<Played> {
  let [forCodes, refusals] = [0, 0];
  const nextCode = async () => {
    const from = performance.now();
    const code = await ana.phone.nextCode();
    forCodes += (performance.now() - from) / 1000;
    return code;
  };
  const telling: Telling = { ana, says: () => undefined, nextCode };
  const startedAt = performance.now();
  const timed = async (part: () => Promise<void>) => {
    const [from, codesBefore] = [performance.now(), forCodes];
    await part();
    return (performance.now() - from) / 1000 - (forCodes - codesBefore);
  };
  const isAtOnce = () => !waitsForCodes && refusals === 0;
  const { phone } = ana;
  const untilTaken = async (
    form: CallbackId,
    submit: () => Promise<ScreenModal>,
    isTaken: (now: Screen) => boolean,
  ) => {
    const before = await submit();
    const answer = await ana.until(`an answer to the form ${form}`, (screen) => {
      if (!isChecking(screen) && isTaken(screen)) return 'taken';
      return isBack(screen, form, before) ? 'refused' : undefined;
    });
    if (answer === 'taken') return;
    refusals += 1;
    if (refusals > MOST_REFUSALS) throw new Error(`codes were refused ${refusals} times`);
    await untilTaken(form, submit, isTaken);
  };
  const submitPair = async () => {
    if (isAtOnce()) {
      const [older = '', newer = ''] = phone.codesFrom(-1, 2);
      return submitsEnrollment(telling, older, newer);
    }
    await opensEnrollment(telling);
    const first = phone.code();
    return submitsEnrollment(telling, first, await nextCode());
  };
  const submitOne = async () => {
    await opensSessionForm(telling);
    return submitsSessionCode(telling, isAtOnce() ? phone.codeOff(1) : await nextCode());
  };

  const qr = await timed(() => begins(telling));
  const withoutMfa = await timed(() => untilTaken('enrollment', submitPair, leadsToSessionCode));
  const withMfa = await timed(() => untilTaken('session-code', submitOne, isReported));
  const cleanup = await timed(() => cleansUp(telling));
  const total = (performance.now() - startedAt) / 1000;
  return { total, forCodes, parts: { qr, withoutMfa, withMfa, cleanup }, refusals };
}

function leadsToSessionCode(screen: Screen): boolean {
  return (formIn(screen, 'session-code') ?? wayToSessionCode(screen)) !== undefined;
}

/** Returns true if the form is back and shows something new since it was submitted. */
function isBack(screen: Screen, callbackId: CallbackId, before: ScreenModal): boolean {
  const form = formIn(screen, callbackId);
  if (!form) return false;
  const hasNewErrors = Object.keys(form.errors).length > 0 && !isDeepStrictEqual(form.errors, before.errors);
  return hasNewErrors || !isDeepStrictEqual(form.blocks, before.blocks);
}
