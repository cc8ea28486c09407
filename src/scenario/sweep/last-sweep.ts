import * as z from 'zod';
import { UpstreamError } from '../../errors.ts';
import { type Notes, noteName } from '../ports/notes.ts';

const NAME = noteName('last-sweep');
/** A bot that has not swept for so long has nothing to say about leftovers. */
const KEPT_MS = 7 * 24 * 3_600_000;

const lastSweepSchema = z.object({ at: z.int().nonnegative(), leftovers: z.int().nonnegative() });

/** When the last sweep was (epoch milliseconds), and how many former demos it found in AWS and could not remove. */
export type LastSweep = z.infer<typeof lastSweepSchema>;

/** A sweep has done its work even if nobody can be told when it was. */
export async function noteLastSweep(notes: Notes | undefined, sweep: LastSweep): Promise<void> {
  try {
    await notes?.keep(NAME, JSON.stringify(sweep), KEPT_MS);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
  }
}

/** Returns nothing before the first sweep, and when the note cannot be understood. */
export async function readLastSweep(notes: Notes): Promise<LastSweep | undefined> {
  const text = await notes.read(NAME);
  try {
    return lastSweepSchema.safeParse(JSON.parse(text ?? 'null')).data;
  } catch {
    return undefined;
  }
}
