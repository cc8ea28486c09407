import QuickLRU from 'quick-lru';
import * as z from 'zod';
import type { RecordedCall } from '../scenario/ports/call-log.ts';
import { SIGNERS } from '../shared/aws-call.ts';
import { pack, unpack } from './packed-text.ts';

/** Without names of fields: a demo has dozens of calls, and thousands of demos may wait for their people. */
const sameSchema = z.tuple([
  z.enum(['iam', 'sts', 's3']),
  z.string(),
  z.enum(SIGNERS),
  z.string(),
  z.record(z.string(), z.string()),
]);
const newestSchema = z.tuple([z.int(), z.string().optional()]);

/** A call as it is kept: what makes two calls the same, what is of the newest one alone, and how many there were. */
export interface StoredCall {
  readonly same: string;
  readonly newest: string;
  readonly times: number;
}

export function storedCall({ at, requestId, times, ...call }: RecordedCall): StoredCall {
  const { service, operation, by, outcome, parameters } = call;
  const newest = requestId === undefined ? [at] : [at, requestId];
  return {
    same: JSON.stringify([service, operation, by, outcome, parameters]),
    newest: JSON.stringify(newest),
    times,
  };
}

/** @throws Error when it is not a call */
export function readStoredCall({ same, newest, times }: StoredCall): RecordedCall {
  const [service, operation, by, outcome, parameters] = sameSchema.parse(JSON.parse(same));
  const [at, requestId] = newestSchema.parse(JSON.parse(newest));
  return { service, operation, by, parameters, outcome, requestId, at, times };
}

/** One line of Redis's list: how many, what is of the newest one, and what is the same, with tabs between. JSON has no tab of its own. */
const LINE = /^(\d+)\t([^\t]*)\t(.*)$/s;
const NEWEST = /^\[(\d{1,14}),"([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})"\]$/;
const PACKED_NEWEST = /^[A-Za-z0-9_-]{30}$/;
const [TIME_BYTES, TIME_AND_ID_BYTES] = [6, 22];
/** Stands for the demo's id, which most parameters name. No JSON holds it. */
const OWN_ID = '\u0000';

/** Demos make the same calls: most texts were packed before. */
const packedTexts = new QuickLRU<string, string>({ maxSize: 500 });

function packSame(text: string): string {
  const packed = packedTexts.get(text) ?? pack(text);
  packedTexts.set(text, packed);
  return packed;
}

/** Makes the two texts of a call smaller. */
export function packCall(demoId: string, { same, newest, times }: StoredCall): StoredCall {
  return { same: packSame(same.replaceAll(demoId, OWN_ID)), newest: packNewest(newest), times };
}

/** Reads a line as the script writes it. Nothing for one of an early version of the bot. @throws Error for a damaged one */
export function readLine(demoId: string, line: string): StoredCall | undefined {
  const [, times, newest, same] = LINE.exec(line) ?? [];
  if (same === undefined || newest === undefined) return undefined;
  return { same: unpack(same).replaceAll(OWN_ID, demoId), newest: unpackNewest(newest), times: Number(times) };
}

/** A time and a UUID in 30 letters. AWS's request ids are UUIDs, but for those of S3. */
function packNewest(newest: string): string {
  const [, at, ...id] = NEWEST.exec(newest) ?? [];
  if (at === undefined) return newest;
  const time = Number(at)
    .toString(16)
    .padStart(2 * TIME_BYTES, '0');
  return Buffer.from(time + id.join(''), 'hex').toString('base64url');
}

function unpackNewest(packed: string): string {
  if (!PACKED_NEWEST.test(packed)) return packed;
  const bytes = Buffer.from(packed, 'base64url');
  const id = bytes.toString('hex', TIME_BYTES, TIME_AND_ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return JSON.stringify([bytes.readUIntBE(0, TIME_BYTES), id]);
}
