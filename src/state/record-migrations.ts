import * as z from 'zod';
import { parseJson } from './parse-json.ts';
import { SEALED } from './sealed-state.ts';

/** Turns a record of one schema version into the next. What it returns is checked like any other record. */
export type Migration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** By the schema version that a migration starts from; each leads to the next version. */
export type Migrations = Readonly<Record<number, Migration>>;

/** A record can be older than the running bot. Raise the schema version only together with a migration to it. */
export const MIGRATIONS: Migrations = {
  1: fromVersion1,
};

/** Version 1 had one flat record. Splits it into the kernel's fields and `state`, and leaves out the conversation. */
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
    // Version 1 forgot where a demo was when its end began.
    stage: isOver ? 'preparing' : stage,
    redo: [],
    state,
  };
}

/** Secrets were sealed texts in known places. */
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

/** Reads the conversation out of a record of version 1; nothing for a newer one, or for what is no record. */
export function conversationOfVersion1(text: string | undefined): Readonly<Record<string, string | undefined>> {
  if (!text?.startsWith('{"schemaVersion":1,')) return {};
  const { conversation, waitingViewId: waitingWindow } = conversationSchema.parse(parseJson(text));
  return { ...conversation, waitingWindow };
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
