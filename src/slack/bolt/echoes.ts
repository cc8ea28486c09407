import * as z from 'zod';

const SUBTYPES = ['message_changed', 'message_deleted', 'message_replied'] as const;

/** https://docs.slack.dev/reference/events/message: Slack sends the same event for what an app posts and for each change of a message. */
const messageSchema = z.object({ type: z.literal('message') });
const echoSchema = z.object({
  type: z.literal('event_callback'),
  event: z.union([
    messageSchema.extend({ subtype: z.enum(SUBTYPES) }),
    messageSchema.extend({ bot_id: z.string().min(1) }),
  ]),
});

/** Says whether an event tells of an app's message or of a change of a message, for example of the bot's own. Nobody listens for those. */
export function isEcho(body: unknown): boolean {
  return echoSchema.safeParse(body).success;
}
