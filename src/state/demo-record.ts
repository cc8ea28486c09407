import { z } from 'zod';
import {
  type Demo,
  END_REASONS,
  LOCALES,
  MFA_STATES,
  PROOF_ROUNDS,
  REFUSALS,
  RESOURCE_KINDS,
  SCENARIO_IDS,
  STAGES,
} from '../scenario/demo.ts';
import type { Secret } from '../scenario/secret.ts';
import { MIGRATIONS, type Migrations, migrateRecord } from './record-migrations.ts';
import type { Sealer } from './sealer.ts';

const SCHEMA_VERSION = 2;

const epochMs = z.int().nonnegative();
const sealedSecret = z.string();
const removed = z.strictObject({ kind: z.enum(RESOURCE_KINDS), name: z.string() });

const proof = z.strictObject({
  round: z.enum(PROOF_ROUNDS),
  mfaState: z.enum(MFA_STATES),
  outcome: z.enum(['allowed', 'denied']),
  errorCode: z.string().optional(),
  at: epochMs,
});

/** Strict, because a field that this version drops silently would be lost with its next save. */
const recordSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  demoId: z.string().min(1),
  scenario: z.enum(SCENARIO_IDS),
  participant: z.strictObject({ workspaceId: z.string(), userId: z.string(), locale: z.enum(LOCALES) }),
  version: z.int().nonnegative(),
  stage: z.enum(STAGES),
  createdAt: epochMs,
  deadlineAt: epochMs,
  remindedAt: epochMs.optional(),
  extendedAt: epochMs.optional(),
  startedSteps: z.array(z.string()),
  finishedSteps: z.array(z.string()),
  device: z.strictObject({ serialNumber: z.string(), seed: sealedSecret.optional() }).optional(),
  accountId: z.string().optional(),
  accessKey: z.strictObject({ id: z.string(), secret: sealedSecret, issuedAt: epochMs }).optional(),
  session: z
    .strictObject({
      accessKeyId: z.string(),
      secretAccessKey: sealedSecret,
      sessionToken: sealedSecret,
      issuedAt: epochMs,
    })
    .optional(),
  enrolledAt: epochMs.optional(),
  pending: z.strictObject({ codes: z.array(sealedSecret), sent: z.boolean() }).optional(),
  lastRefusal: z.enum(REFUSALS).optional(),
  refusalCount: z.int().nonnegative(),
  proofs: z.array(proof),
  buckets: z.strictObject({ names: z.array(z.string()), count: z.int().nonnegative() }).optional(),
  endReason: z.enum(END_REASONS).optional(),
  incidentId: z.string().optional(),
  receipt: z.strictObject({ removed: z.array(removed), left: z.array(removed), listedAt: epochMs }).optional(),
  stuckReason: z.string().optional(),
  alertedFor: z.string().optional(),
});
type DemoRecord = z.infer<typeof recordSchema>;

/** The text that a store keeps. Secrets are sealed for this demo alone. */
export function encodeDemo(demo: Demo, sealer: Sealer): string {
  const { device, accessKey, session, pending } = demo;
  const seal = (secret: Secret) => sealer.seal(secret, demo.demoId);
  return JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    ...demo,
    device: device && { ...device, seed: device.seed && seal(device.seed) },
    accessKey: accessKey && { ...accessKey, secret: seal(accessKey.secret) },
    session: session && {
      ...session,
      secretAccessKey: seal(session.secretAccessKey),
      sessionToken: seal(session.sessionToken),
    },
    pending: pending && { ...pending, codes: pending.codes.map(seal) },
  });
}

/**
 * Reads records of this schema version and older ones.
 * @throws Error when the text is not a demo, or was written by a newer version; the message has no value of the record.
 * @throws ConfigError when its secrets were sealed with a key that is not configured.
 */
export function decodeDemo(text: string, sealer: Sealer, migrations: Migrations = MIGRATIONS): Demo {
  const { schemaVersion: _, device, accessKey, session, pending, ...plain } = parseRecord(text, migrations);
  const open = (sealed: string) => sealer.open(sealed, plain.demoId);
  return {
    ...plain,
    device: device && { ...device, seed: device.seed === undefined ? undefined : open(device.seed) },
    accessKey: accessKey && { ...accessKey, secret: open(accessKey.secret) },
    session: session && {
      ...session,
      secretAccessKey: open(session.secretAccessKey),
      sessionToken: open(session.sessionToken),
    },
    pending: pending && { ...pending, codes: pending.codes.map(open) },
  };
}

function parseRecord(text: string, migrations: Migrations): DemoRecord {
  const parsed = recordSchema.safeParse(migrateRecord(parseJson(text), migrations));
  if (parsed.success) return parsed.data;
  // Paths and kinds only: zod's messages may quote what they found.
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'record'} (${issue.code})`);
  throw new Error(`A stored demo cannot be read: ${problems.join(', ')}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new Error('A stored demo cannot be read: it is not JSON.');
  }
}
