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
  /** Of the real service; those of the sandbox mean nothing. */
  requestId: z.string().min(1).optional(),
});

/** docs/confirmed.json: what was found last, for each point and target. */
export const recordSchema = z.array(entry);
export type Entry = z.infer<typeof entry>;

/** @throws Error when the file is not there or is no record */
export async function readRecord(file: URL): Promise<Entry[]> {
  const parsed = recordSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file.pathname} is no record: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export async function writeRecord(file: URL, entries: readonly Entry[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(recordSchema.parse(entries), null, 2)}\n`);
}

/** The newer entry of a point and target takes the place of the older; sorted; without the points that no longer exist. */
export function merged(older: readonly Entry[], newer: readonly Entry[], pointIds: readonly string[]): Entry[] {
  const all = new Map([...older, ...newer].map((one) => [keyOf(one), one]));
  return [...all.values()]
    .filter(({ point }) => pointIds.includes(point))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ point, target }: Entry): string {
  return `${point} ${target}`;
}
