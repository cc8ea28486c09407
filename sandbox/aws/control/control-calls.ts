import { z } from 'zod';
import type { CallLog } from '../view/call-log.ts';
import { freshJson, refusal } from './control-request.ts';

const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'a whole number')
  .transform(Number);

const callFilter = z.strictObject({
  /** Only calls with a higher number. */
  since: wholeNumber.default(0),
  service: z.enum(['iam', 'sts', 's3']).optional(),
  operation: z.string().optional(),
  result: z.enum(['allowed', 'denied', 'failed']).optional(),
  principal: z.string().optional(),
  /** The largest number of calls in the answer; the newest matching calls are kept. */
  limit: wholeNumber.optional(),
});

/**
 * Answers the calls that match the query. `newest` is the number to send as `since` the next time, even if the filter
 * left calls out.
 */
export function answerCalls(log: CallLog, query: URLSearchParams): Response {
  const filter = callFilter.safeParse(Object.fromEntries(query));
  if (!filter.success) return refusal(z.prettifyError(filter.error));
  const { since, limit, ...wanted } = filter.data;
  const calls = log.since(since).filter((call) => {
    return (Object.keys(wanted) as (keyof typeof wanted)[]).every((name) => wanted[name] === call[name]);
  });
  return freshJson({ newest: log.count, calls: limit === undefined ? calls : calls.slice(-limit || calls.length) });
}
