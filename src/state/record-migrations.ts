import { z } from 'zod';

/** Turns a record of one schema version into the next. What it returns is checked like any other record. */
export type Migration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** By the schema version that a migration starts from; each leads to the next version. */
export type Migrations = Readonly<Record<number, Migration>>;

/** Records outlive a deploy: whoever raises the schema version adds the way from the one before. */
export const MIGRATIONS: Migrations = {
  // The conversation is remembered beside the record.
  1: ({ conversation, waitingViewId, ...rest }) => rest,
};

const conversationSchema = z.object({
  schemaVersion: z.literal(1),
  conversation: z.record(z.string(), z.string()),
  waitingViewId: z.string().optional(),
});

/** Reads the conversation out of a record of version 1; nothing for a newer one, or for what is no record. */
export function conversationOfVersion1(text: string | undefined): Readonly<Record<string, string | undefined>> {
  if (!text?.includes('"schemaVersion":1,')) return {};
  const { conversation, waitingViewId } = conversationSchema.parse(JSON.parse(text));
  return { ...conversation, waitingViewId };
}

/** Brings an older record up to date. What is newer, or no record at all, is returned as it is. */
export function migrateRecord(stored: unknown, migrations: Migrations): unknown {
  let record = stored;
  while (isRecord(record)) {
    const from: unknown = record.schemaVersion;
    const migrate = typeof from === 'number' ? migrations[from] : undefined;
    if (typeof from !== 'number' || migrate === undefined) break;
    record = { ...migrate(record), schemaVersion: from + 1 };
  }
  return record;
}

function isRecord(stored: unknown): stored is Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}
