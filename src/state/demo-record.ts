import * as z from 'zod';
import { type Demo, END_REASONS, LOCALE_TAG, PHASES, RESOURCE_KINDS } from '../scenario/demo.ts';
import { UnreadableRecordError } from '../scenario/ports/demo-store.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import { parseJson } from './parse-json.ts';
import { MIGRATIONS, type Migrations, migrateRecord } from './record-migrations.ts';
import { openAll, sealAll } from './sealed-state.ts';
import type { Sealer } from './sealer.ts';

const SCHEMA_VERSION = 2;

const epochMs = z.int().nonnegative();
const removed = z.strictObject({ kind: z.enum(RESOURCE_KINDS), name: z.string() });

/** The kernel's part of a record. It is strict: the next save would lose each field that this version does not know. */
const recordSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  demoId: z.string().min(1),
  scenario: z.string(),
  participant: z.strictObject({ workspaceId: z.string(), userId: z.string(), locale: z.string().regex(LOCALE_TAG) }),
  workshopId: z.string().optional(),
  prepared: z.strictObject({ at: epochMs, until: epochMs, isTaken: z.boolean() }).optional(),
  version: z.int().nonnegative(),
  phase: z.enum(PHASES),
  stage: z.string(),
  createdAt: epochMs,
  deadlineAt: epochMs,
  remindedAt: epochMs.optional(),
  extendedAt: epochMs.optional(),
  startedSteps: z.array(z.string()),
  finishedSteps: z.array(z.string()),
  redo: z.array(z.string()),
  lastRefusal: z.string().optional(),
  refusalCount: z.int().nonnegative(),
  endReason: z.enum(END_REASONS).optional(),
  incidentId: z.string().optional(),
  receipt: z.strictObject({ removed: z.array(removed), left: z.array(removed), listedAt: epochMs }).optional(),
  stuckReason: z.string().optional(),
  alertedFor: z.string().optional(),
  /** The lesson's part, checked by the lesson's own schema. */
  state: z.unknown(),
});

/** Returns the text that a store keeps. Its secrets are sealed and can be opened for this demo only. */
export function encodeDemo(demo: Demo, sealer: Sealer): string {
  return JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...demo }, sealAll(sealer, demo.demoId));
}

/**
 * Reads a record of this schema version or an older one.
 * @throws UnreadableRecordError when the text is not a demo, or was written by a newer version; the message has no
 * value of the record
 * @throws Error when the text is no JSON, a sealed secret was changed, or this bot does not know the lesson; the
 * message has no value of the record
 * @throws ConfigError when its secrets were sealed with a key that is not configured
 */
export function decodeDemo(
  text: string,
  sealer: Sealer,
  scenarios: Scenarios,
  migrations: Migrations = MIGRATIONS,
): Demo {
  const { schemaVersion: _, ...record } = checked(recordSchema, migrateRecord(parseJson(text), migrations));
  const { stages, state } = scenarios.of(record);
  if (!Object.hasOwn(stages, record.stage)) throw unreadable('stage (invalid_value)');
  return { ...record, state: checked(state, openAll(record.state, sealer, record.demoId), ['state']) };
}

function checked<T>(schema: z.ZodType<T>, value: unknown, place: readonly string[] = []): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // Report only paths and codes, because zod's messages may quote values.
  const problems = parsed.error.issues.map(
    (issue) => `${[...place, ...issue.path].join('.') || 'record'} (${issue.code})`,
  );
  throw unreadable(problems.join(', '));
}

function unreadable(problems: string): UnreadableRecordError {
  return new UnreadableRecordError(`A stored demo cannot be read: ${problems}.`);
}
