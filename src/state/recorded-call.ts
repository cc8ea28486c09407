import { z } from 'zod';
import type { RecordedCall } from '../scenario/ports/call-log.ts';
import { SIGNERS } from '../shared/aws-call.ts';

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

/** Reads a line as the script writes it. Nothing for one of an earlier version of the bot. */
export function readLine(line: string): StoredCall | undefined {
  const [, times, newest, same] = LINE.exec(line) ?? [];
  return same === undefined || newest === undefined ? undefined : { same, newest, times: Number(times) };
}
