import * as z from 'zod';
import { END_REASONS } from '../../scenario/demo.ts';
import { PAST_DEMO_KEPT_MS, type PastDemo } from '../../scenario/ports/demo-history.ts';

const epochMs = z.int().nonnegative();
const count = z.int().nonnegative();

const recordSchema = z.object({
  demoId: z.string().min(1),
  scenario: z.string(),
  endReason: z.enum(END_REASONS),
  startedAt: epochMs,
  endedAt: epochMs,
  removed: count,
  left: count,
  result: z.string().optional(),
});

export function encodePastDemo(past: PastDemo): string {
  return JSON.stringify(recordSchema.parse(past));
}

/** Returns the past demos, newest first. It skips entries that are too old or cannot be read. */
export function readPastDemos(texts: readonly string[], now: number): PastDemo[] {
  return texts
    .flatMap((text) => decode(text) ?? [])
    .filter(({ endedAt }) => endedAt > now - PAST_DEMO_KEPT_MS)
    .toSorted((a, b) => b.endedAt - a.endedAt);
}

function decode(text: string): PastDemo | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
