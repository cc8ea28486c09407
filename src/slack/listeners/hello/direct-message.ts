import * as z from 'zod';

const idSchema = z.string().min(1);

/** Of the text only whether there is one is looked at: it goes no further than here. */
const messageSchema = z.object({
  channel_type: z.literal('im'),
  channel: idSchema,
  user: idSchema,
  text: z
    .string()
    .trim()
    .min(1)
    .transform(() => true),
  // An edit, a deletion, a bot's message and the like have another subtype.
  subtype: z.literal('file_share').optional(),
  bot_id: z.undefined().optional(),
  thread_ts: z.undefined().optional(),
  hidden: z.literal(false).optional(),
});

/** Returns where to answer somebody who has written to the bot; nothing for every other kind of message. */
export function directMessageOf(event: unknown): { readonly channelId: string } | undefined {
  const message = messageSchema.safeParse(event).data;
  return message && { channelId: message.channel };
}
