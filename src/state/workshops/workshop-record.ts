import * as z from 'zod';
import { END_REASONS, LOCALE_TAG } from '../../scenario/demo.ts';
import type { SeatParts } from '../../scenario/ports/workshop-store.ts';
import { DEBRIEF_QUESTIONS, type Seat, WORKSHOP_PHASES, type Workshop } from '../../scenario/workshop/workshop.ts';

const epochMs = z.int().nonnegative();
const count = z.int().nonnegative();
const locale = z.string().regex(LOCALE_TAG);

const workshopSchema = z.object({
  workshopId: z.string().min(1),
  workspaceId: z.string(),
  channelId: z.string(),
  openedBy: z.string(),
  locale,
  scenario: z.string(),
  size: count.optional(),
  isAnonymous: z.boolean(),
  createdAt: epochMs,
  endsAt: epochMs,
  endedAt: epochMs.optional(),
  phase: z.enum(WORKSHOP_PHASES),
  news: z.array(z.object({ at: epochMs, text: z.string() })),
  version: count,
});

const takenSchema = z.object({ userId: z.string(), number: z.int().positive(), joinedAt: epochMs, locale });

const PARTS = {
  progress: z.object({
    demoId: z.string(),
    place: z.string(),
    stage: z.string(),
    reached: z.record(z.string(), epochMs),
    refusals: count,
    guesses: z.record(z.string(), z.string()).optional(),
    result: z.string().optional(),
    endReason: z.enum(END_REASONS).optional(),
    removed: count.optional(),
    left: count.optional(),
  }),
  hand: z.object({ raisedAt: epochMs, takenBy: z.string().optional(), helpedAt: epochMs.optional() }),
  nudgedAt: epochMs,
  answers: z.partialRecord(z.enum(DEBRIEF_QUESTIONS), z.string()),
  told: z.array(z.string()),
} satisfies { readonly [Part in keyof Required<SeatParts>]: z.ZodType<SeatParts[Part]> };

export const SEAT_PARTS = Object.keys(PARTS) as readonly (keyof SeatParts)[];

/** Returns undefined for a record that is damaged, or was written by another version of the bot. */
export function readWorkshop(text: string | undefined): Workshop | undefined {
  return parsed(workshopSchema, text);
}

/**
 * Reads a seat. It skips damaged parts.
 * @param taken the text that was stored when the seat was taken
 * @param parts the text of each part
 */
export function readSeat(
  taken: string | undefined,
  parts: Readonly<Partial<Record<keyof SeatParts, string>>>,
): Seat | undefined {
  const seat = parsed(takenSchema, taken);
  if (!seat) return undefined;
  const read = SEAT_PARTS.map((part) => [part, parsed<unknown>(PARTS[part], parts[part])] as const);
  return { ...seat, ...Object.fromEntries(read.filter(([, value]) => value !== undefined)) };
}

function parsed<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
