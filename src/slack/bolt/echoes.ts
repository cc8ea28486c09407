import * as z from 'zod';

const SUBTYPES = ['message_changed', 'message_deleted', 'message_replied'] as const;

/**
 * Slack sends `message` events also for messages of apps and for each change of a message;
 * https://docs.slack.dev/reference/events/message.
 */
const messageSchema = z.object({ type: z.literal('message') });
const echoSchema = z.object({
  type: z.literal('event_callback'),
  event: z.union([
    messageSchema.extend({ subtype: z.enum(SUBTYPES) }),
    messageSchema.extend({ bot_id: z.string().min(1) }),
  ]),
});

/**
 * Whether an event is a message of an app, or says that a message was changed, was deleted or got a reply. No listener
 * needs these events.
 */
export function isEcho(body: unknown): boolean {
  return echoSchema.safeParse(body).success;
}
