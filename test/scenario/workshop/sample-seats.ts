import type { Seat, SeatProgress, Workshop } from '../../../src/scenario/workshop/workshop.ts';

export const OPENED = Date.UTC(2026, 10, 2, 9, 0);

export function sampleWorkshop(changes: Partial<Workshop> = {}): Workshop {
  return {
    workshopId: 'wshpabcdefgh',
    workspaceId: 'T0TEAM',
    channelId: 'C0ROOM',
    openedBy: 'U0MAX',
    locale: 'en',
    scenario: 'session-token',
    isAnonymous: false,
    createdAt: OPENED,
    endsAt: OPENED + 3_600_000,
    phase: 'ended',
    news: [],
    version: 1,
    ...changes,
  };
}

export function seat(number: number, changes: Partial<Seat> = {}): Seat {
  return { userId: `U${number}`, number, locale: 'en', joinedAt: OPENED + number * 1000, ...changes };
}

/** Returns the progress of a demo of the lesson session-token. @param reached seconds after the opening, by stage */
export function progress(reached: Readonly<Record<string, number>>, changes: Partial<SeatProgress> = {}): SeatProgress {
  const stages = Object.keys(reached);
  return {
    demoId: 'abcdefghjkmn',
    place: 'ended',
    stage: stages.filter((stage) => stage !== 'tearing-down').at(-1) ?? 'preparing',
    reached: Object.fromEntries(Object.entries(reached).map(([stage, seconds]) => [stage, OPENED + seconds * 1000])),
    refusals: 0,
    removed: 5,
    left: 0,
    ...changes,
  };
}

const whole = (times: readonly number[]) =>
  Object.fromEntries(
    ['preparing', 'awaiting-enrollment', 'enrolling', 'awaiting-session-code', 'proving', 'proved', 'tearing-down'].map(
      (stage, index) => [stage, times[index] ?? 0],
    ),
  );

/**
 * Seven people: three finish, two stop in different steps, one went back to the QR code and stopped, and one has not
 * begun.
 */
export const SEATS: readonly Seat[] = [
  seat(1, {
    progress: progress(whole([0, 4, 40, 50, 80, 90, 200]), {
      result: 'as-expected',
      guesses: { 'long-term key': 'denied/denied', 'session with MFA': 'denied/allowed' },
    }),
    answers: { understood: 'well', hardest: '1' },
  }),
  seat(2, {
    progress: progress(whole([10, 16, 76, 90, 130, 150, 200]), {
      result: 'as-expected',
      refusals: 2,
      guesses: { 'long-term key': 'allowed/denied', 'session with MFA': 'allowed/allowed' },
    }),
    hand: { raisedAt: OPENED + 60_000, takenBy: 'U0MAX' },
    answers: { understood: 'partly' },
  }),
  seat(3, {
    progress: progress(whole([10, 18, 38, 58, 98, 108, 200]), {
      result: 'as-expected',
      guesses: { 'long-term key': 'denied/denied' },
    }),
    answers: { understood: 'well', hardest: 'nothing' },
  }),
  seat(4, {
    progress: progress(
      { preparing: 10, 'awaiting-enrollment': 20, enrolling: 50, 'tearing-down': 200 },
      {
        stage: 'awaiting-enrollment',
        refusals: 1,
        guesses: { 'long-term key': 'denied' },
      },
    ),
  }),
  seat(5, {
    progress: progress(
      { preparing: 0, 'awaiting-enrollment': 4, enrolling: 34, 'awaiting-session-code': 44, 'tearing-down': 200 },
      { removed: 4, left: 1 },
    ),
  }),
  seat(6, { progress: progress({ preparing: 0 }, { place: 'stuck', removed: undefined, left: undefined }) }),
  seat(7),
];
