import { z } from 'zod';
import type { RecordedCall } from '../scenario/ports/call-log.ts';
import { SIGNERS } from '../shared/aws-call.ts';

const schema = z.object({
  service: z.enum(['iam', 'sts', 's3']),
  operation: z.string(),
  by: z.enum(SIGNERS),
  parameters: z.record(z.string(), z.string()),
  outcome: z.string(),
});
const storedSchema = z.tuple([schema, z.object({ requestId: z.string().optional(), at: z.number() }), z.number()]);

/** A call as it is kept: what makes two calls the same, what is of the newest one alone, and how many there were. */
export interface StoredCall {
  readonly same: string;
  readonly newest: string;
  readonly times: number;
}

export function storedCall({ at, requestId, times, ...same }: RecordedCall): StoredCall {
  return { same: JSON.stringify(same), newest: JSON.stringify({ at, requestId }), times };
}

/** @throws Error when it is not a call */
export function readStoredCall({ same, newest, times }: StoredCall): RecordedCall {
  const [call, last, count] = storedSchema.parse([JSON.parse(same), JSON.parse(newest), times]);
  return { ...call, at: last.at, requestId: last.requestId, times: count };
}
