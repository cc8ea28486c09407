import QuickLRU from 'quick-lru';
import * as z from 'zod';
import type { RecordedCall } from '../scenario/ports/call-log.ts';
import { SIGNERS } from '../shared/aws-call.ts';
import { pack, unpack } from './packed-text.ts';

/** A call without field names, to save memory: a demo has dozens of calls, and there may be thousands of demos. */
const sameSchema = z.tuple([
  z.enum(['iam', 'sts', 's3']),
  z.string(),
  z.enum(SIGNERS),
  z.string(),
  z.record(z.string(), z.string()),
]);
const newestSchema = z.tuple([z.int(), z.string().optional()]);

/** Equal calls in a row, kept as one entry. */
export interface StoredCall {
  /** The part that is equal in all these calls. */
  readonly same: string;
  /** The time and the request id of the newest of these calls. */
  readonly newest: string;
  /** How many calls there were. */
  readonly times: number;
}

/** Returns the entry of a call. */
export function storedCall({ at, requestId, times, ...call }: RecordedCall): StoredCall {
  const { service, operation, by, outcome, parameters } = call;
  const newest = requestId === undefined ? [at] : [at, requestId];
  return {
    same: JSON.stringify([service, operation, by, outcome, parameters]),
    newest: JSON.stringify(newest),
    times,
  };
}

/** Returns the call of an entry. @throws Error when the entry is damaged */
export function readStoredCall({ same, newest, times }: StoredCall): RecordedCall {
  const [service, operation, by, outcome, parameters] = sameSchema.parse(JSON.parse(same));
  const [at, requestId] = newestSchema.parse(JSON.parse(newest));
  return { service, operation, by, parameters, outcome, requestId, at, times };
}

/** One entry of Redis's list: `times`, `newest` and `same`, separated by tabs. JSON.stringify writes no tab. */
const LINE = /^(\d+)\t([^\t]*)\t(.*)$/s;
const NEWEST = /^\[(\d{1,14}),"([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})"\]$/;
const PACKED_NEWEST = /^[A-Za-z0-9_-]{30}$/;
const [TIME_BYTES, TIME_AND_ID_BYTES] = [6, 22];
/** Replaces the demo's id, which is part of most parameters. JSON never contains this character. */
const OWN_ID = '\u0000';

/** A cache of packed texts, by their original text. Demos make the same calls, so most texts are in it. */
const packedTexts = new QuickLRU<string, string>({ maxSize: 500 });

function packSame(text: string): string {
  const known = packedTexts.get(text);
  if (known !== undefined) return known;
  const packed = pack(text);
  packedTexts.set(text, packed);
  return packed;
}

/** Compresses the two texts of an entry. */
export function packCall(demoId: string, { same, newest, times }: StoredCall): StoredCall {
  return { same: packSame(same.replaceAll(demoId, OWN_ID)), newest: packNewest(newest), times };
}

/**
 * Reads an entry of Redis's list. Returns undefined for an entry of an early version of the bot.
 * @throws Error for a damaged entry
 */
export function readLine(demoId: string, line: string): StoredCall | undefined {
  const [, times, newest, same] = LINE.exec(line) ?? [];
  if (same === undefined || newest === undefined) return undefined;
  return { same: unpack(same).replaceAll(OWN_ID, demoId), newest: unpackNewest(newest), times: Number(times) };
}

/**
 * Packs a time and a UUID into 30 characters. AWS's request ids are UUIDs, except those of S3, which are left
 * unchanged.
 */
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
