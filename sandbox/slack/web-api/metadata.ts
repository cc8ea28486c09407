import { z } from 'zod';
import { refuse } from '../refusal.ts';
import type { Metadata } from '../state/records.ts';
import { nested } from './method.ts';

/** The `metadata` argument of a message. */
export const metadataArgument = { metadata: nested(z.unknown()).optional() };

const shape = z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) });
const EVENT_TYPE = /^[\w-]+$/;

/**
 * Checks the metadata of a message. Slack drops metadata whose `event_type` has other characters than letters, digits,
 * `_` and `-`, with a warning (docs.slack.dev/messaging/message-metadata).
 * @throws SlackRefusal `invalid_metadata_format`
 */
export function checkedMetadata(given: unknown): {
  readonly metadata: Metadata | undefined;
  readonly warnings: readonly string[];
} {
  if (given === undefined) return { metadata: undefined, warnings: [] };
  const parsed = shape.safeParse(given);
  if (!parsed.success) return refuse('invalid_metadata_format');
  return EVENT_TYPE.test(parsed.data.event_type)
    ? { metadata: parsed.data, warnings: [] }
    : { metadata: undefined, warnings: ['invalid_metadata_schema'] };
}

/** Returns whether this is an empty object, with which `chat.update` removes the metadata. */
export function removesMetadata(given: unknown): boolean {
  return typeof given === 'object' && given !== null && !Array.isArray(given) && Object.keys(given).length === 0;
}
