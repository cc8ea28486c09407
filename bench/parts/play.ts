import type { Person } from '../../sandbox/person/person.ts';
import type { Screen } from '../../sandbox/slack/person/types.ts';
import { cleansUp, enrolls, provesWithMfa, startsAndScans, submitsEnrollment } from '../../sandbox/stories/moves.ts';
import { formIn, isChecking, wayToSessionCode } from '../../sandbox/stories/press.ts';
import type { Telling } from '../../sandbox/stories/story.ts';

/** What a whole demo took, in seconds. */
export interface Played {
  readonly total: number;
  /** Of that, until the phone showed the next code. */
  readonly forCodes: number;
  /** Of each part, without the waits for codes. */
  readonly parts: {
    readonly qr: number;
    readonly withoutMfa: number;
    readonly withMfa: number;
    readonly cleanup: number;
  };
}

/**
 * Plays a whole demo without a mistake, as a person does who types at once and reads nothing.
 * @param waitsForCodes false: types codes that AWS accepts at once, the pair of the period before and this one, and then the one of the next
 */
export async function playDemo(ana: Person, waitsForCodes: boolean): Promise<Played> {
  let forCodes = 0;
  const telling: Telling = {
    ana,
    says: () => undefined,
    nextCode: async () => {
      if (!waitsForCodes) return ana.phone.codeOff(1);
      const from = performance.now();
      const code = await ana.phone.nextCode();
      forCodes += (performance.now() - from) / 1000;
      return code;
    },
  };
  const startedAt = performance.now();
  const timed = async (part: (telling: Telling) => Promise<void>) => {
    const [from, codesBefore] = [performance.now(), forCodes];
    await part(telling);
    return (performance.now() - from) / 1000 - (forCodes - codesBefore);
  };
  const qr = await timed(startsAndScans);
  const withoutMfa = await timed(waitsForCodes ? enrolls : enrollsAtOnce);
  const withMfa = await timed(provesWithMfa);
  const cleanup = await timed(cleansUp);
  return { total: (performance.now() - startedAt) / 1000, forCodes, parts: { qr, withoutMfa, withMfa, cleanup } };
}

async function enrollsAtOnce(telling: Telling): Promise<void> {
  const { phone, until } = telling.ana;
  await submitsEnrollment(telling, phone.codeOff(-1), phone.code());
  await until('the question for one code', (screen) => !isChecking(screen) && leadsToSessionCode(screen));
}

function leadsToSessionCode(screen: Screen): boolean {
  return (formIn(screen, 'session-code') ?? wayToSessionCode(screen)) !== undefined;
}
