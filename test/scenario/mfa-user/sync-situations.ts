import { connected, MINUTE_MS, type Situation } from './code-situations.ts';
import type { Answer, PersonWithPhone } from './person-with-phone.ts';
import { otherThan } from './typed-codes.ts';

const LATE_MS = 150_000;
const STEP_MS = 30_000;

type Play = Situation['play'];
type Sent = Partial<Pick<Situation, 'pairs' | 'codes' | 'resyncs'>>;

function one(name: string, answer: Answer, { pairs = 1, ...sent }: Sent, play: Play): Situation {
  return { name: `out of sync: ${name}`, answer, pairs, ...sent, play };
}

/** Enters two right codes for a resync, and then the next code. */
async function resyncsAndGoesOn({ phone, resyncs, usesCode, pass }: PersonWithPhone): Promise<Answer> {
  pass(2 * STEP_MS);
  const answer = await resyncs(phone.code(-1), phone.code());
  if (answer !== 'accepted') throw new Error(`AWS did not learn the phone's clock: ${answer}`);
  pass(STEP_MS);
  return usesCode(phone.code());
}

/** The ways in which AWS learns a wrong clock of the phone. */
const causes: Readonly<Record<string, (person: PersonWithPhone) => Promise<void>>> = {
  'AWS gets the pair 150 s late': async ({ phone, connectsLate }) => {
    await connectsLate(phone.code(-1), phone.code(), LATE_MS);
  },
  'AWS gets the pair 90 s late': async ({ phone, connectsLate }) => {
    await connectsLate(phone.code(-1), phone.code(), 1.5 * MINUTE_MS);
  },
  'a lost pair arrives 150 s later, before the next one': async ({ phone, connects, ...person }) => {
    const lost = [phone.code(-1), phone.code()] as const;
    await person.connectsAndCrashes(...lost);
    person.pass(LATE_MS);
    await person.enablesPastTheBot(...lost);
    await connects(phone.code(-1), phone.code());
  },
  'the clock was 90 min behind and is set right after the enrollment': async ({ phone, connects, pass }) => {
    phone.isOff(-90 * MINUTE_MS);
    await connects(phone.code(-1), phone.code());
    pass(MINUTE_MS);
    await connects(phone.code(-1), phone.code());
    phone.isOff(0);
  },
};

const pairsIn = (cause: string) => (cause.startsWith('a lost pair') ? 2 : 1);

const recognised = Object.entries(causes).flatMap(([cause, bringAbout]) => [
  one(
    `${cause}; the first code is refused`,
    'session-code-out-of-sync',
    { pairs: pairsIn(cause), codes: 1 },
    async (person) => {
      await bringAbout(person);
      person.pass(STEP_MS);
      return person.usesCode(person.phone.code());
    },
  ),
  one(`${cause}; a resync corrects it`, 'accepted', { pairs: pairsIn(cause), codes: 2, resyncs: 1 }, async (person) => {
    await bringAbout(person);
    person.pass(STEP_MS);
    await person.usesCode(person.phone.code());
    return resyncsAndGoesOn(person);
  }),
]);

/**
 * Connects a phone whose clock is right, changes the clock, and enters two session codes. Returns the answer to the
 * second code.
 */
async function moved(person: PersonWithPhone, minutes: number): Promise<Answer> {
  await connected(person);
  person.phone.isOff(minutes * MINUTE_MS);
  person.pass(STEP_MS);
  await person.usesCode(person.phone.code());
  person.pass(STEP_MS);
  return person.usesCode(person.phone.code());
}

const unforeseen: readonly Situation[] = [
  ...[-60, 4].map((minutes) =>
    one(
      `the clock moves by ${minutes} min; two session codes are refused`,
      'session-code-refused-again',
      { codes: 2 },
      (person) => moved(person, minutes),
    ),
  ),
  ...[4, 300].map((minutes) =>
    one(`the clock moves by ${minutes} min; a resync corrects it`, 'accepted', { codes: 3, resyncs: 1 }, (person) =>
      moved(person, minutes).then(() => resyncsAndGoesOn(person)),
    ),
  ),
  one(
    'the clock moves by -60 min; the two codes of a resync are too old for AWS',
    'resync-codes-refused',
    { codes: 2, resyncs: 1 },
    async (person) => {
      await moved(person, -60);
      return person.resyncs(person.phone.code(-1), person.phone.code());
    },
  ),
  one('the clock moves by -60 min, and is set right', 'accepted', { codes: 3, resyncs: 2 }, async (person) => {
    await moved(person, -60);
    await person.resyncs(person.phone.code(-1), person.phone.code());
    person.phone.isOff(0);
    return resyncsAndGoesOn(person);
  }),
  one('two mistyped codes, and then a right code instead of a resync', 'accepted', { codes: 3 }, async (person) => {
    await connected(person);
    person.pass(STEP_MS);
    for (const steps of [0, 1]) await person.usesCode(otherThan(person.phone.code(steps)));
    return person.usesCode(person.phone.code());
  }),
  one('a resync of a phone that is in sync', 'accepted', { codes: 3, resyncs: 1 }, async (person) => {
    await connected(person);
    person.pass(STEP_MS);
    for (const steps of [0, 1]) await person.usesCode(otherThan(person.phone.code(steps)));
    return resyncsAndGoesOn(person);
  }),
  one('the first wrong code after a resync', 'session-code-refused-again', { codes: 3, resyncs: 1 }, async (person) => {
    await moved(person, 4);
    person.pass(2 * STEP_MS);
    await person.resyncs(person.phone.code(-1), person.phone.code());
    return person.usesCode(otherThan(person.phone.code(1)));
  }),
  one('mistyped codes for the resync', 'resync-codes-refused', { codes: 2, resyncs: 1 }, async (person) => {
    await moved(person, 4);
    person.pass(2 * STEP_MS);
    return person.resyncs(person.phone.code(-1), otherThan(person.phone.code()));
  }),
  one('swapped codes for the resync', 'resync-codes-refused', { codes: 2, resyncs: 1 }, async (person) => {
    await moved(person, 4);
    person.pass(2 * STEP_MS);
    return person.resyncs(person.phone.code(), person.phone.code(-1));
  }),
  one('the bot is away before the resync', 'resync-codes-waited', { codes: 2 }, async (person) => {
    await moved(person, 4);
    person.pass(2 * STEP_MS);
    return person.resyncs(person.phone.code(-1), person.phone.code(), LATE_MS);
  }),
  one('saving takes long before the resync', 'resync-codes-waited', { codes: 2 }, async (person) => {
    await moved(person, 4);
    person.pass(2 * STEP_MS);
    person.savesSlowly(LATE_MS);
    return person.resyncs(person.phone.code(-1), person.phone.code());
  }),
  one(
    'the bot crashes while it sends the two codes of a resync',
    'interrupted',
    { codes: 2, resyncs: 1 },
    async (person) => {
      await moved(person, 4);
      person.pass(2 * STEP_MS);
      return person.resyncsAndCrashes(person.phone.code(-1), person.phone.code());
    },
  ),
  one(
    'the bot crashes after AWS has got the two codes, and the next code is right',
    'accepted',
    { codes: 3, resyncs: 1 },
    async (person) => {
      await moved(person, 4);
      person.pass(2 * STEP_MS);
      await person.resyncsAndCrashes(person.phone.code(-1), person.phone.code());
      return person.usesCode(person.phone.code(1));
    },
  ),
  one(
    'the bot has an older policy, which does not allow a resync',
    'resync-not-allowed',
    { codes: 2 },
    async (person) => {
      await moved(person, 4);
      person.mayNotResync();
      return person.resyncs(person.phone.code(-1), person.phone.code());
    },
  ),
  one(
    'the bot has an older policy, and the next code is refused too',
    'session-code-wrong-or-used',
    { codes: 3 },
    async (person) => {
      await moved(person, 4);
      person.mayNotResync();
      await person.resyncs(person.phone.code(-1), person.phone.code());
      return person.usesCode(person.phone.code(1));
    },
  ),
];

/**
 * Connects a phone whose clock is ahead, corrects the clock, and enters a session code. After this, AWS accepts for a
 * resync only codes that are newer than the first pair, which is from the future.
 */
async function ahead(person: PersonWithPhone, minutes: number): Promise<Answer> {
  person.phone.isOff(minutes * MINUTE_MS);
  await connected(person);
  person.phone.isOff(0);
  person.pass(STEP_MS);
  return person.usesCode(person.phone.code());
}

const setRight: readonly Situation[] = [
  ...[2.5, 9].flatMap((minutes) => [
    one(
      `the clock was ${minutes} min ahead and is set right after the enrollment`,
      'session-code-sync-later',
      { codes: 1 },
      (person) => ahead(person, minutes),
    ),
    one(
      `the clock was ${minutes} min ahead and is set right after the enrollment; a resync at once`,
      'resync-codes-too-early',
      { codes: 1, resyncs: 1 },
      async (person) => {
        await ahead(person, minutes);
        return person.resyncs(person.phone.code(-1), person.phone.code());
      },
    ),
    one(
      `the clock was ${minutes} min ahead and is set right after the enrollment; a resync as soon as AWS accepts it`,
      'accepted',
      { codes: 2, resyncs: 1 },
      async (person) => {
        await ahead(person, minutes);
        person.pass(minutes * MINUTE_MS);
        return resyncsAndGoesOn(person);
      },
    ),
  ]),
  one(
    'the clock was 3 hours ahead and is set right after the enrollment',
    'session-code-after-clock-change',
    { codes: 1 },
    (person) => ahead(person, 180),
  ),
  one(
    'the clock was 3 hours ahead and is set right after the enrollment; a second code',
    'session-code-after-clock-change',
    { codes: 2 },
    async (person) => {
      await ahead(person, 180);
      return person.usesCode(person.phone.code(1));
    },
  ),
  one(
    'the clock stays 5 min ahead; a mistyped code, and then a resync at once',
    'accepted',
    { codes: 2, resyncs: 1 },
    async (person) => {
      person.phone.isOff(5 * MINUTE_MS);
      await connected(person);
      person.pass(STEP_MS);
      await person.usesCode(otherThan(person.phone.code()));
      return resyncsAndGoesOn(person);
    },
  ),
];

const notSent: readonly Situation[] = [
  one(
    'saving takes 150 s before the pair is sent',
    'codes-waited',
    { pairs: 0 },
    ({ phone, connects, savesSlowly }) => {
      savesSlowly(LATE_MS);
      return connects(phone.code(-1), phone.code());
    },
  ),
  ...[60, 900].map((seconds) =>
    one(`the bot is away for ${seconds} s with a session code`, 'session-code-waited', {}, async (person) => {
      await connected(person);
      person.pass(STEP_MS);
      return person.usesCode(person.phone.code(), seconds * 1000);
    }),
  ),
];

export const SYNC_SITUATIONS: readonly Situation[] = [...recognised, ...unforeseen, ...setRight, ...notSent];
