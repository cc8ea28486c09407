import { describe, expect, test } from 'vitest';
import { boardOf, sinceOf, stepNow } from '../../../src/scenario/workshop/board.ts';
import { lettersFor } from '../../../src/scenario/workshop/letters.ts';
import type { Seat } from '../../../src/scenario/workshop/workshop.ts';
import { sessionTokenFace as lesson } from '../../../src/slack/scenarios/session-token/face.ts';
import { OPENED, progress, sampleWorkshop, seat } from './sample-seats.ts';

const MINUTE_MS = 60_000;
const now = OPENED + 10 * MINUTE_MS;

/** Returns a seat whose demo reached this stage `minutesAgo` minutes ago. */
function at(number: number, stage: string, minutesAgo: number, changes: Partial<Seat> = {}): Seat {
  const reached = { preparing: 1, [stage]: (10 - minutesAgo) * 60 };
  return seat(number, { progress: progress(reached, { place: stage, stage }), ...changes });
}

describe('the board of a workshop', () => {
  test('counts the demos in each step, and the demos that are finished, cleaned up and stuck', () => {
    const seats = [
      seat(1),
      at(2, 'preparing', 1),
      at(3, 'awaiting-enrollment', 1),
      at(4, 'awaiting-enrollment', 2),
      seat(5, {
        progress: progress({ proved: 60 }, { place: 'tearing-down', stage: 'proved', result: 'as-expected' }),
      }),
      seat(6, { progress: progress({ proved: 60 }, { place: 'ended', stage: 'proved', result: 'as-expected' }) }),
      seat(7, { progress: progress({ preparing: 60 }, { place: 'stuck', stage: 'preparing' }) }),
    ];
    const board = boardOf(seats, lesson, now);
    const waiting = stepNow(at(3, 'awaiting-enrollment', 1), lesson);
    expect(board.inStep[stepNow(at(2, 'preparing', 1), lesson)]).toBe(1);
    expect(board.inStep[waiting]).toBe(2);
    expect(board.inStep.at(-1)).toBe(2);
    expect(board).toMatchObject({ joined: 7, finished: 2, cleanedUp: 1, stuck: 1 });
  });

  test('lists people who have been for a minute in an earlier step than most people, longest first', () => {
    const ahead = [1, 2, 3, 4].map((number) => at(number, 'awaiting-session-code', 1));
    const behind = [at(5, 'awaiting-enrollment', 2), at(6, 'awaiting-enrollment', 5)];
    const justThere = at(7, 'awaiting-enrollment', 0.5);
    const seats = [...ahead, ...behind, justThere];
    expect(boardOf(seats, lesson, now).behind.map(({ number }) => number)).toEqual([6, 5]);
    expect(boardOf([...behind, justThere], lesson, now).behind).toEqual([]);
  });

  test('lists people who wait for help, longest first, until a trainer has helped', () => {
    const seats = [
      at(1, 'preparing', 1, { hand: { raisedAt: 30 } }),
      at(2, 'preparing', 1, { hand: { raisedAt: 20, takenBy: 'U0MAX' } }),
      at(3, 'preparing', 1, { hand: { raisedAt: 10, takenBy: 'U0MAX', helpedAt: 15 } }),
    ];
    expect(boardOf(seats, lesson, now).hands.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('knows when a demo reached its present place, and for a seat without a demo when the seat was taken', () => {
    expect(sinceOf(at(1, 'awaiting-enrollment', 3))).toBe(now - 3 * MINUTE_MS);
    expect(sinceOf(seat(2))).toBe(OPENED + 2000);
  });
});

describe('the letters of a workshop', () => {
  const open = sampleWorkshop({
    phase: 'open',
    news: [
      { at: OPENED, text: 'before' },
      { at: now, text: 'after' },
    ],
  });
  const names = (one: Seat, workshop = open) => lettersFor(workshop, one).map(({ name }) => name);

  test('a participant gets only the news that was written after they joined, and each letter once', () => {
    expect(names(seat(1))).toEqual([`news-${now}`]);
    expect(names(seat(1, { told: [`news-${now}`] }))).toEqual([]);
  });

  test('a participant gets a reminder, and a letter when a trainer comes to help', () => {
    const told = [`news-${now}`];
    expect(names(seat(1, { told, nudgedAt: now }))).toEqual(['nudge']);
    expect(names(seat(1, { told, hand: { raisedAt: 7 } }))).toEqual([]);
    expect(names(seat(1, { told, hand: { raisedAt: 7, takenBy: 'U0MAX' } }))).toEqual(['help-7']);
    expect(names(seat(1, { told, hand: { raisedAt: 7, takenBy: 'U0MAX', helpedAt: 9 } }))).toEqual([]);
  });

  test('participants with a demo get questions when the workshop has ended', () => {
    const ended = sampleWorkshop({ phase: 'ended' });
    expect(names(at(1, 'preparing', 1), ended)).toEqual(['questions']);
    expect(names(seat(2), ended)).toEqual([]);
    expect(names(at(1, 'preparing', 1), sampleWorkshop({ phase: 'ending' }))).toEqual([]);
  });
});
