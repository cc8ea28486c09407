import * as z from 'zod';
import { UpstreamError } from '../../errors.ts';
import { type Notes, noteName } from '../ports/notes.ts';

const NAME = noteName('last-sweep');
/** How long the note is kept, in milliseconds. If no sweep runs in this time, nothing is known about leftovers. */
const KEPT_MS = 7 * 24 * 3_600_000;

const lastSweepSchema = z.object({ at: z.int().nonnegative(), leftovers: z.int().nonnegative() });

/** When the last sweep was (epoch milliseconds), and how many orphans it could not remove. */
export type LastSweep = z.infer<typeof lastSweepSchema>;

/** Notes the last sweep. It ignores UpstreamErrors: a sweep has done its work even if it cannot be noted. */
export async function noteLastSweep(notes: Notes | undefined, sweep: LastSweep): Promise<void> {
  try {
    await notes?.keep(NAME, JSON.stringify(sweep), KEPT_MS);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
  }
}

/**
 * Returns the last sweep, or undefined before the first sweep or when the note cannot be read.
 * @throws UpstreamError
 */
export async function readLastSweep(notes: Notes): Promise<LastSweep | undefined> {
  const text = await notes.read(NAME);
  try {
    return lastSweepSchema.safeParse(JSON.parse(text ?? 'null')).data;
  } catch {
    return undefined;
  }
}
