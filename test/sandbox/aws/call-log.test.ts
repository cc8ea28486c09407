import { expect, test } from 'vitest';
import { createCallLog } from '../../../sandbox/aws/view/call-log.ts';

const call = {
  at: 0,
  service: 'iam',
  operation: 'GetUser',
  principal: 'ann',
  mfa: 'absent',
  result: 'allowed',
  httpStatus: 200,
} as const;

function logOf(calls: number) {
  const log = createCallLog(3);
  for (let made = 0; made < calls; made += 1) log.add(call);
  return log;
}

const numbers = (calls: readonly { readonly number: number }[]) => calls.map(({ number }) => number);

test('the newest calls are kept in order, also after the ring buffer has wrapped around', () => {
  for (const [calls, kept] of [
    [0, []],
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [4, [2, 3, 4]],
    [11, [9, 10, 11]],
  ] as const) {
    expect(numbers(logOf(calls).since(0))).toEqual(kept);
    expect(numbers(logOf(calls).newest(2))).toEqual(kept.slice(-2));
  }
});

test('since(n) returns the calls with a number above n', () => {
  const log = logOf(5);
  expect([numbers(log.since(4)), numbers(log.since(5)), numbers(log.since(99))]).toEqual([[5], [], []]);
});

test('clearing the log removes all calls and notifies the listeners, and the numbers continue', () => {
  const log = logOf(5);
  let rings = 0;
  const stop = log.onChange(() => {
    rings += 1;
  });
  log.clear();
  expect(log.since(0)).toEqual([]);
  log.add(call);
  log.touch();
  stop();
  log.touch();
  expect([numbers(log.since(0)), log.count, rings]).toEqual([[6], 6, 3]);
});
