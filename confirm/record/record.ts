import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { OUTCOMES, TARGETS } from '../point.ts';

const entry = z.strictObject({
  point: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  target: z.enum(TARGETS),
  /** The day, in UTC. */
  date: z.iso.date(),
  outcome: z.enum(OUTCOMES),
  saw: z.string().min(1),
  /** Only for a real service. A request id of the sandbox has no meaning after the run. */
  requestId: z.string().min(1).optional(),
});

/** The schema of docs/confirmed.json: the last result for each point and target. */
export const recordSchema = z.array(entry);
export type Entry = z.infer<typeof entry>;

/**
 * Reads a record.
 * @throws Error when the file does not exist or is not a record
 */
export async function readRecord(file: URL): Promise<Entry[]> {
  const parsed = recordSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file.pathname} is not a record: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export async function writeRecord(file: URL, entries: readonly Entry[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(recordSchema.parse(entries), null, 2)}\n`);
}

/**
 * Joins two records: a newer entry replaces the older one of the same point and target. The result is sorted and has no
 * entries of points that no longer exist.
 */
export function merged(older: readonly Entry[], newer: readonly Entry[], pointIds: readonly string[]): Entry[] {
  const all = new Map([...older, ...newer].map((one) => [keyOf(one), one]));
  return [...all.values()]
    .filter(({ point }) => pointIds.includes(point))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ point, target }: Entry): string {
  return `${point} ${target}`;
}
