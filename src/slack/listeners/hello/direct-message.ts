import * as z from 'zod';

const idSchema = z.string().min(1);

/** Replaces the text with `true`, so that no other code gets the text. */
const messageSchema = z.object({
  channel_type: z.literal('im'),
  channel: idSchema,
  user: idSchema,
  text: z
    .string()
    .trim()
    .min(1)
    .transform(() => true),
  // Edits, deletions and messages of bots have other subtypes.
  subtype: z.literal('file_share').optional(),
  bot_id: z.undefined().optional(),
  thread_ts: z.undefined().optional(),
  hidden: z.literal(false).optional(),
});

/**
 * Returns the conversation in which to answer a person who has written to the bot; `undefined` for every other message.
 */
export function directMessageOf(event: unknown): { readonly channelId: string } | undefined {
  const message = messageSchema.safeParse(event).data;
  return message && { channelId: message.channel };
}
