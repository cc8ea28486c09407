import { expect, test } from 'vitest';
import { createPacing } from '../../../../src/aws/client/pacing/pacing.ts';

/** Creates the pacing of calls to AWS, with a clock that moves only when the test moves it. */
function scene() {
  let now = 0;
  let due: { at: number; act: () => void }[] = [];
  const clock = { now: () => now, after: (ms: number, act: () => void) => void due.push({ at: now + ms, act }) };
  const pacing = createPacing({ clock });
  const pass = (ms: number) => {
    const until = now + ms;
    for (;;) {
      const [next] = due.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at);
      if (!next) break;
      due = due.filter((one) => one !== next);
      now = next.at;
      next.act();
    }
    now = until;
  };
  return { pace: pacing.paceOf('CreateUser'), other: pacing.paceOf('GetUser'), pass };
}

/** Makes this number of calls wait for their turn. Returns a function that returns how many of them got a turn. */
function asking({ pace }: Pick<ReturnType<typeof scene>, 'pace'>, calls: number): () => number {
  let turns = 0;
  for (let call = 0; call < calls; call += 1) {
    void pace.turn({ urgency: () => 1, order: call }).then(() => {
      turns += 1;
    });
  }
  return () => turns;
}

test('before AWS refuses a call, no call waits', async () => {
  await expect.poll(asking(scene(), 500)).toBe(500);
});

test('after a refusal, as many calls per second are sent as AWS accepted, and other operations do not wait', async () => {
  const at = scene();
  for (let call = 0; call < 15; call += 1) at.pace.taken();
  for (let call = 0; call < 40; call += 1) at.pace.refused();
  expect(at.pace.rate).toBe(15);
  const turns = asking(at, 100);
  at.pass(1000);
  await expect.poll(turns).toBeGreaterThanOrEqual(15);
  expect(turns()).toBeLessThanOrEqual(16);
  expect(at.other.rate).toBeUndefined();
});

test('the most urgent waiting call is sent first, and calls of the same urgency are sent in their order', async () => {
  const { pace, pass } = scene();
  pace.taken();
  pace.refused();
  const went: string[] = [];
  const calls = [
    ['preparing', 2, 1],
    ['background', 3, 2],
    ['preparing, later', 2, 3],
    ['code', 1, 4],
    ['preparing, sent again', 2, 0],
  ] as const;
  for (const [call, urgency, order] of calls)
    void pace.turn({ urgency: () => urgency, order }).then(() => went.push(call));
  pass(10_000);
  const inOrder = ['code', 'preparing, sent again', 'preparing', 'preparing, later', 'background'];
  await expect.poll(() => went).toEqual(inOrder);
});

test('a call that becomes more urgent while it waits is sent before the others', async () => {
  const { pace, pass } = scene();
  pace.taken();
  pace.refused();
  const went: string[] = [];
  let urgency = 3;
  void pace.turn({ urgency: () => urgency, order: 2 }).then(() => went.push('for a code'));
  void pace.turn({ urgency: () => 2, order: 3 }).then(() => went.push('preparing'));
  urgency = 1;
  pass(10_000);
  await expect.poll(() => went).toEqual(['for a code', 'preparing']);
});

test('an answer to an earlier call counts for the rate, even if it comes after the first refusal', () => {
  const { pace, pass } = scene();
  pass(100);
  for (let call = 0; call < 5; call += 1) pace.taken(0);
  pace.refused(0);
  for (let call = 0; call < 10; call += 1) pace.taken(0);
  expect(pace.rate).toBe(15);
});

test('refusals of calls that were sent before the rate was cut do not cut it again', () => {
  const { pace, pass } = scene();
  for (let call = 0; call < 15; call += 1) pace.taken(0);
  pass(100);
  pace.refused(0);
  pass(2000);
  pace.refused(0);
  expect(pace.rate).toBe(15);
});

test('a rate that is far too high falls to the number of calls that AWS accepted in the last second', () => {
  const { pace, pass } = scene();
  for (let call = 0; call < 50; call += 1) pace.taken();
  pass(100);
  pace.refused();
  expect(pace.rate).toBe(50);
  pass(3000);
  for (let call = 0; call < 10; call += 1) pace.taken();
  pass(500);
  pace.refused();
  expect(pace.rate).toBe(10);
});

test('a rate grows slowly while AWS refuses nothing, and is cut once for each second of refusals', () => {
  const { pace, pass } = scene();
  for (let call = 0; call < 10; call += 1) pace.taken();
  pace.refused();
  for (let call = 0; call < 10; call += 1) pace.taken();
  expect(pace.rate).toBeCloseTo(11);
  pass(1000);
  pace.refused();
  pace.refused();
  expect(pace.rate).toBeCloseTo(9.9);
});

test('an operation that AWS no longer limits is no longer paced', () => {
  const { pace } = scene();
  pace.taken();
  pace.refused();
  for (let call = 0; call < 10_000; call += 1) pace.taken();
  expect(pace.rate).toBeUndefined();
});
