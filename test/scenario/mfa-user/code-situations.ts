import type { Answer, PersonWithPhone } from './person-with-phone.ts';
import { codeAt, mistype, OTHER_SEED, otherThan, transpose } from './typed-codes.ts';

/** What a person types, and the answer to the last submission. */
export interface Situation {
  readonly name: string;
  readonly answer: Answer;
  /** How many pairs of codes AWS gets in total. */
  readonly pairs: number;
  readonly codes?: number;
  readonly resyncs?: number;
  play(person: PersonWithPhone): Promise<Answer>;
}

export const MINUTE_MS = 60_000;
const PLACES = [0, 1, 2, 3, 4, 5];

function pair(name: string, answer: Answer, typed: (code: (steps: number) => string) => readonly [string, string]) {
  const play = ({ phone, connects }: PersonWithPhone) => connects(...typed(phone.code));
  return { name, answer, pairs: answer === 'accepted' ? 1 : 0, play };
}

/** Right pairs and typing errors, while the phone's clock is right. */
const mistakes: readonly Situation[] = [
  pair('both codes are right', 'accepted', (code) => [code(-1), code(0)]),
  pair('both codes are right, of the next period', 'accepted', (code) => [code(0), code(1)]),
  pair('every digit of code 2 is wrong', 'code-2-wrong', (code) => [code(-1), otherThan(code(0))]),
  pair('every digit of code 1 is wrong', 'code-1-wrong', (code) => [otherThan(code(-1)), code(0)]),
  ...PLACES.map((place) =>
    pair(`digit ${place + 1} of code 1 is wrong`, 'code-1-one-digit', (code) => [mistype(code(-1), place), code(0)]),
  ),
  ...PLACES.map((place) =>
    pair(`digit ${place + 1} of code 2 is wrong`, 'code-2-one-digit', (code) => [code(-1), mistype(code(0), place)]),
  ),
  pair('two digits of code 1 changed places', 'code-1-digits-swapped', (code) => [transpose(code(-1)), code(0)]),
  pair('two digits of code 2 changed places', 'code-2-digits-swapped', (code) => [code(-1), transpose(code(0))]),
  pair('both codes have a wrong digit', 'both-codes-mistyped', (code) => [mistype(code(-1), 2), mistype(code(0), 4)]),
  pair('the newer code is typed first', 'codes-swapped', (code) => [code(0), code(-1)]),
  pair('the same code is typed twice', 'same-code-twice', (code) => [code(0), code(0)]),
  pair('one code was skipped', 'codes-not-adjacent', (code) => [code(-2), code(0)]),
  pair('three codes were skipped', 'code-1-too-old', (code) => [code(-4), code(0)]),
  pair('code 2 is minutes older than code 1', 'code-2-too-old', (code) => [code(0), code(-5)]),
  pair('both codes are of another entry', 'codes-not-of-this-device', () => [
    codeAt(-1, OTHER_SEED),
    codeAt(0, OTHER_SEED),
  ]),
  pair('code 1 is of another entry', 'code-1-wrong', (code) => [codeAt(-1, OTHER_SEED), code(0)]),
  pair('code 2 is of another entry', 'code-2-wrong', (code) => [code(-1), codeAt(0, OTHER_SEED)]),
  pair('every digit of both codes is wrong', 'codes-not-of-this-device', (code) => [
    otherThan(code(-1)),
    otherThan(code(0)),
  ]),
];

/**
 * Returns the situation in which the phone's clock is this many minutes ahead (or behind, if negative) all the time.
 * The codes are new when they are typed.
 */
function clockOff(minutes: number): Situation {
  const isBehind = minutes < -1;
  return {
    name: `the phone’s clock is ${Math.abs(minutes)} min ${minutes < 0 ? 'behind' : 'ahead'}`,
    answer: isBehind ? 'codes-too-old' : 'accepted',
    pairs: isBehind ? 0 : 1,
    play: ({ phone, connects }) => {
      phone.isOff(minutes * MINUTE_MS);
      return connects(phone.code(-1), phone.code());
    },
  };
}

/**
 * Returns the situation in which the phone's clock is this many minutes behind all the time, and the person enters a
 * second pair. AWS learns the clock from this pair, and then accepts the session code.
 */
function clockBehindAgain(minutes: number): Situation {
  return {
    name: `the phone’s clock is ${minutes} min behind, also at the next pair, and a session code follows`,
    answer: 'accepted',
    pairs: 1,
    codes: 1,
    play: async ({ phone, connects, usesCode, pass }) => {
      phone.isOff(-minutes * MINUTE_MS);
      await connects(phone.code(-1), phone.code());
      pass(MINUTE_MS);
      await connects(phone.code(-1), phone.code());
      pass(MINUTE_MS / 2);
      return usesCode(phone.code());
    },
  };
}

function noted(minutes: number): Situation {
  return {
    name: `the codes were noted ${minutes} min ago`,
    answer: minutes > 1 ? 'codes-too-old' : 'accepted',
    pairs: minutes > 1 ? 0 : 1,
    play: async ({ phone, connects, pass }) => {
      const codes = [phone.code(-1), phone.code()] as const;
      pass(minutes * MINUTE_MS);
      return connects(...codes);
    },
  };
}

function botAway(seconds: number, offMinutes = 0): Situation {
  const isLate = seconds >= 60;
  const clock = offMinutes === 0 ? '' : `, and the phone’s clock is ${offMinutes} min ahead`;
  return {
    name: `the bot is away for ${seconds} s after the submission${clock}`,
    answer: isLate ? 'codes-waited' : 'accepted',
    pairs: isLate ? 0 : 1,
    play: ({ phone, connects }) => {
      phone.isOff(offMinutes * MINUTE_MS);
      return connects(phone.code(-1), phone.code(), seconds * 1000);
    },
  };
}

const times: readonly Situation[] = [
  ...[-10, -7.5, -5, -3, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 3, 5, 7.5, 10].map(clockOff),
  ...[2, 5, 10, 90].map(clockBehindAgain),
  ...[0.5, 1, 1.5, 2.5, 5, 10].map(noted),
  ...[10, 30, 60, 150].map((seconds) => botAway(seconds)),
  botAway(150, 5),
  {
    name: 'noted codes are typed twice, five minutes later',
    answer: 'codes-too-old',
    pairs: 0,
    play: async ({ phone, connects, pass }) => {
      const codes = [phone.code(-1), phone.code()] as const;
      pass(5 * MINUTE_MS);
      await connects(...codes);
      return connects(...codes);
    },
  },
  {
    name: 'the phone’s clock is set to automatic after the refusal',
    answer: 'accepted',
    pairs: 1,
    play: async ({ phone, connects }) => {
      phone.isOff(-5 * MINUTE_MS);
      await connects(phone.code(-1), phone.code());
      phone.isOff(0);
      return connects(phone.code(-1), phone.code());
    },
  },
  ...(
    [
      ['clock-ahead', 9],
      ['clock-behind', -9],
    ] as const
  ).map(([answer, hours]) => ({
    name: `the phone’s clock is ${Math.abs(hours)} hours ${hours < 0 ? 'behind' : 'ahead'}`,
    answer,
    pairs: 0,
    play: ({ phone, connects }: PersonWithPhone) => {
      phone.isOff(hours * 60 * MINUTE_MS);
      return connects(phone.code(-1), phone.code());
    },
  })),
  {
    name: 'AWS has already accepted the same two codes for this phone',
    answer: 'codes-refused-by-aws',
    pairs: 2,
    play: async ({ phone, connects, enablesPastTheBot, takesDeviceOff }) => {
      await enablesPastTheBot(phone.code(-1), phone.code());
      await takesDeviceOff();
      return connects(phone.code(-1), phone.code());
    },
  },
];

export async function connected(person: PersonWithPhone): Promise<void> {
  const { phone, connects } = person;
  const answer = await connects(phone.code(-1), phone.code());
  if (answer !== 'accepted') throw new Error(`the phone could not be connected: ${answer}`);
}

function session(name: string, answer: Answer, codes: number, play: Situation['play']): Situation {
  const played = async (person: PersonWithPhone) => {
    await connected(person);
    return play(person);
  };
  return { name: `session code: ${name}`, answer, pairs: 1, codes, play: played };
}

const sessions: readonly Situation[] = [
  session('a new code', 'accepted', 1, async ({ phone, usesCode, pass }) => {
    pass(MINUTE_MS / 2);
    return usesCode(phone.code());
  }),
  session('code 2 of the enrollment again, at once', 'accepted', 1, ({ phone, usesCode }) => usesCode(phone.code())),
  session('a mistyped code', 'session-code-wrong-or-used', 1, ({ phone, usesCode }) =>
    usesCode(otherThan(phone.code(1))),
  ),
  session('a code of five minutes ago', 'session-code-wrong-or-used', 1, ({ phone, usesCode }) =>
    usesCode(phone.code(-10)),
  ),
  session('a code that was already used', 'session-code-wrong-or-used', 2, async ({ phone, usesCode, pass }) => {
    pass(MINUTE_MS / 2);
    await usesCode(phone.code());
    return usesCode(phone.code());
  }),
  session('a right code directly after a wrong one', 'accepted', 2, async ({ phone, usesCode, pass }) => {
    pass(MINUTE_MS / 2);
    await usesCode(otherThan(phone.code()));
    return usesCode(phone.code());
  }),
  session('the eighth wrong code in three minutes', 'too-many-tries', 7, async ({ phone, usesCode }) => {
    for (let tries = 1; tries <= 7; tries++) await usesCode(otherThan(phone.code(tries)));
    return usesCode(otherThan(phone.code()));
  }),
  session('a right code, three minutes after eight wrong ones', 'accepted', 8, async (person) => {
    for (let tries = 1; tries <= 8; tries++) await person.usesCode(otherThan(person.phone.code(tries)));
    person.pass(3 * MINUTE_MS);
    return person.usesCode(person.phone.code());
  }),
  session(
    'a right code, before STS knows the device',
    'device-not-known-yet',
    1,
    ({ phone, usesCode, doesNotSettle }) => {
      doesNotSettle();
      return usesCode(phone.code(1));
    },
  ),
  session('a right code, after nine wrong codes that the bot did not send', 'tries-used-up', 10, async (person) => {
    person.pass(4 * MINUTE_MS);
    for (let tries = 1; tries <= 9; tries++) await person.usesCodePastTheBot(otherThan(person.phone.code()));
    return person.usesCode(person.phone.code());
  }),
  {
    name: 'twelve mistyped pairs, and then the right one',
    answer: 'accepted',
    pairs: 1,
    play: async ({ phone, connects }) => {
      for (let tries = 0; tries < 12; tries++) await connects(phone.code(-1), mistype(phone.code(), tries % 6));
      return connects(phone.code(-1), phone.code());
    },
  },
];

export const SITUATIONS: readonly Situation[] = [...mistakes, ...times, ...sessions];
