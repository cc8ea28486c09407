import type { Points } from '../point.ts';
import type { Result } from '../run/run-point.ts';
import { type Entry, merged, readRecord, writeRecord } from './record.ts';

export const RECORD = 'confirmed.json';

/** Adds the results of a run to docs/confirmed.json. A check that failed has no result and is left out. */
export async function noteResults(docs: URL, { aws, slack }: Points, results: readonly Result[]): Promise<void> {
  const file = new URL(RECORD, docs);
  const ids = [...aws, ...slack].map(({ id }) => id);
  const entries = results.filter(({ isBroken }) => !isBroken).map(entryOf);
  await writeRecord(file, merged(await readRecord(file), entries, ids));
}

function entryOf({ pointId: point, target, outcome, saw, requestId }: Result): Entry {
  const date = new Date().toISOString().slice(0, 10);
  const entry = { point, target, date, outcome, saw };
  return target === 'sandbox' || requestId === undefined ? entry : { ...entry, requestId };
}
