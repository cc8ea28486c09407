import { expect, test } from 'vitest';
import { localMoment, secondsOf } from '../../../../../sandbox/page/client/blocks/calendar/moment.ts';

test('epoch seconds are converted to a local day and time, and back to the same seconds', () => {
  const seconds = String(Math.floor(new Date('2026-01-31T09:05').getTime() / 1000));
  expect(localMoment(seconds)).toEqual({ day: '2026-01-31', time: '09:05' });
  expect(secondsOf({ day: '2026-01-31', time: '09:05' })).toBe(seconds);
});

test('without a day or without a time there are no epoch seconds', () => {
  expect([secondsOf({ day: '2026-01-31', time: '' }), secondsOf({ day: '', time: '09:05' })]).toEqual(['', '']);
  expect([localMoment(''), localMoment('soon')]).toEqual([
    { day: '', time: '' },
    { day: '', time: '' },
  ]);
});
