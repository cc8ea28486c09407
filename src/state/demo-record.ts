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

/** The kernel's part. Strict, because a field that this version drops silently would be lost with its next save. */
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
  /** The lesson's part, which its own schema checks. */
  state: z.unknown(),
});

/** The text that a store keeps. Secrets are sealed for this demo alone. */
export function encodeDemo(demo: Demo, sealer: Sealer): string {
  return JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...demo }, sealAll(sealer, demo.demoId));
}

/**
 * Reads records of this schema version and older ones.
 * @throws Error when the text is not a demo, or was written by a newer version; the message has no value of the record.
 * @throws ConfigError when its secrets were sealed with a key that is not configured.
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
  // Paths and kinds only: zod's messages may quote what they found.
  const problems = parsed.error.issues.map(
    (issue) => `${[...place, ...issue.path].join('.') || 'record'} (${issue.code})`,
  );
  throw unreadable(problems.join(', '));
}

function unreadable(problems: string): UnreadableRecordError {
  return new UnreadableRecordError(`A stored demo cannot be read: ${problems}.`);
}
