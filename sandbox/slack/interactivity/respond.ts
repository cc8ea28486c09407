import { z } from 'zod';
import { checkedMessageBlocks } from '../checks.ts';
import { SlackRefusal } from '../refusal.ts';
import { addMessage, findMessage, removeMessage, replaceMessage, threadTsFor } from '../state/messages.ts';
import type { ResponseUrl } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

const responseSchema = z.object({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).max(0).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/**
 * Does what an app asked for through a `response_url` or in the acknowledgement of a slash command.
 * @throws SlackRefusal `invalid_payload`, `invalid_blocks`, `no_text`
 */
export function respond(
  state: SlackState,
  target: Pick<ResponseUrl, 'channelId' | 'userId' | 'messageTs'>,
  body: unknown,
): void {
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) {
    const isOld = parsed.error.issues.some(({ path }) => path[0] === 'attachments');
    throw new SlackRefusal(isOld ? 'attachments_not_supported' : 'invalid_payload');
  }
  const { data } = parsed;
  const { channelId } = target;
  const original = target.messageTs ? findMessage(state, channelId, target.messageTs) : undefined;
  if (data.delete_original) {
    if (!original) return;
    removeMessage(state, channelId, original.ts);
    state.news.announce({ kind: 'deleted', message: original });
    return;
  }
  const text = data.text ?? '';
  const isEphemeral = data.replace_original && original ? original.visibleTo : data.response_type === 'ephemeral';
  const blocks = data.blocks?.length ? checkedMessageBlocks(state, data.blocks, !isEphemeral) : [];
  if (text.trim() === '' && blocks.length === 0) throw new SlackRefusal('no_text');
  if (data.replace_original && original) {
    const message = replaceMessage(state, { ...original, text, blocks }, false);
    state.news.announce({ kind: 'changed', message, before: original });
    return;
  }
  const visibleTo = isEphemeral ? target.userId : undefined;
  const threadTs = threadTsFor(state, channelId, data.thread_ts);
  const authorId = state.app.botUserId;
  const message = addMessage(state, { channelId, authorId, text, blocks, visibleTo, threadTs });
  state.news.announce({ kind: 'posted', message });
}
