import { expect, test } from 'vitest';
import { createProcessingPace } from '../../../src/slack/tell/processing-pace.ts';

/**
 * Returns the times at which the bot tries to show a picture, in milliseconds since the upload.
 * @param processingMs how long Slack processes the picture
 */
function tries(pace: ReturnType<typeof createProcessingPace>, processingMs: number): number[] {
  const asked: number[] = [];
  let sinceMs = pace.waitBefore(0) ?? 0;
  for (asked.push(sinceMs); sinceMs < processingMs; asked.push(sinceMs)) {
    const waitMs = pace.waitAfterRefusal(sinceMs);
    if (waitMs === undefined) return asked;
    sinceMs += waitMs;
  }
  pace.shown();
  return asked;
}

test.each([0, 300, 1000, 2000])(
  'a picture that Slack processes for %i ms is shown soon after this time, and later pictures need about one try each',
  (processingMs) => {
    const pace = createProcessingPace();
    const first = tries(pace, processingMs);
    expect(first.at(-1)).toBeLessThanOrEqual(Math.max(processingMs * 1.25, processingMs + 150));
    expect(first.length).toBeLessThanOrEqual(11);
    const next = Array.from({ length: 20 }, () => tries(pace, processingMs).length);
    expect(next.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(25);
  },
);

test('the first try comes earlier if Slack becomes faster, and tries end within 13 seconds if it never finishes', () => {
  const pace = createProcessingPace();
  tries(pace, 2000);
  const waits = Array.from({ length: 60 }, () => tries(pace, 200)[0] ?? 0);
  expect(waits.at(-1)).toBeLessThan((waits[0] ?? 0) / 4);
  expect(tries(createProcessingPace(), 60_000).at(-1)).toBeLessThan(13_000);
});
