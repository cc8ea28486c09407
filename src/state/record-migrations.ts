import * as z from 'zod';
import { parseJson } from './parse-json.ts';
import { SEALED } from './sealed-state.ts';

/** Converts a record of one schema version to the next version. The result is checked like every record. */
export type Migration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Migrations by the schema version from which they start. Each leads to the next version. */
export type Migrations = Readonly<Record<number, Migration>>;

/**
 * All migrations: a record can be older than the running bot. Add a migration whenever you raise the schema version.
 */
export const MIGRATIONS: Migrations = {
  1: fromVersion1,
};

/**
 * Splits the flat record of version 1 into the kernel's fields and `state`. It omits the conversation, which is stored
 * beside the record since version 2.
 */
function fromVersion1(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { conversation, waitingViewId, stage, ...rest } = record;
  const { device, accountId, accessKey, session, enrolledAt, pending, proofs, buckets, ...kernel } = rest;
  const isOver = stage === 'tearing-down' || stage === 'ended' || stage === 'stuck';
  const state = {
    device: sealed(device, 'seed'),
    accountId,
    accessKey: sealed(accessKey, 'secret'),
    session: sealed(session, 'secretAccessKey', 'sessionToken'),
    enrolledAt,
    pending: sealed(pending, 'codes'),
    proofs,
    buckets,
  };
  return {
    ...kernel,
    phase: isOver ? stage : 'running',
    // Version 1 did not keep the stage of a demo whose teardown had begun.
    stage: isOver ? 'preparing' : stage,
    redo: [],
    state,
  };
}

/** Marks the sealed texts in these fields as secrets. Records of version 1 do not mark their secrets. */
function sealed(value: unknown, ...places: readonly string[]): unknown {
  if (!isRecord(value)) return value;
  const mark = (text: unknown): unknown =>
    Array.isArray(text) ? text.map(mark) : text === undefined ? undefined : { [SEALED]: text };
  return { ...value, ...Object.fromEntries(places.map((place) => [place, mark(value[place])])) };
}

const conversationSchema = z.object({
  schemaVersion: z.literal(1),
  conversation: z.record(z.string(), z.string()),
  waitingViewId: z.string().optional(),
});

/** Returns the conversation in a record of version 1, or nothing for a newer record or another text. */
export function conversationOfVersion1(text: string | undefined): Readonly<Record<string, string | undefined>> {
  if (!text?.startsWith('{"schemaVersion":1,')) return {};
  const { conversation, waitingViewId: waitingWindow } = conversationSchema.parse(parseJson(text));
  return { ...conversation, waitingWindow };
}

/**
 * Converts a record of an older schema version to the present one. Returns a record of the present or a newer version,
 * or a value that is not a record, unchanged.
 */
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
