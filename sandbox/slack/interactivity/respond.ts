import { z } from 'zod';
import { checkedMessageBlocks } from '../checks.ts';
import { refuse } from '../refusal.ts';
import { addMessage, findMessage, removeMessage, replaceMessage } from '../state/messages.ts';
import type { ResponseUrl } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { checkedMetadata } from '../web-api/metadata.ts';
import { checkedThreadTs } from '../web-api/thread.ts';

const responseSchema = z.looseObject({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
  metadata: z.unknown().optional(),
});
/**
 * Arguments that the real Slack accepts and this Slack does not support. It refuses a call with such an argument, so
 * that a developer notices the difference.
 */
const UNSUPPORTED = ['attachments', 'icon_emoji', 'icon_url', 'markdown_text', 'username'] as const;

/**
 * Posts, replaces or deletes a message, as an app asked through a `response_url` or in the acknowledgement of a
 * command.
 * @throws SlackRefusal `invalid_payload`, `invalid_metadata_format`, `invalid_thread_ts`, `invalid_blocks`, `no_text`,
 * or an error such as `attachments_not_supported` for an argument that only the real Slack supports
 */
export function respond(
  state: SlackState,
  target: Pick<ResponseUrl, 'channelId' | 'userId' | 'messageTs'>,
  body: unknown,
): void {
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) refuse('invalid_payload');
  const { data } = parsed;
  const unsupported = UNSUPPORTED.find((name) => !isEmpty(data[name]));
  if (unsupported) refuse(`${unsupported}_not_supported`);
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
  if (text.trim() === '' && blocks.length === 0) refuse('no_text');
  const { metadata } = checkedMetadata(data.metadata);
  const threadTs = checkedThreadTs(state, channelId, data.thread_ts);
  if (data.replace_original && original) {
    const changed = { ...original, text, blocks, metadata: metadata ?? original.metadata };
    const message = replaceMessage(state, changed, false);
    state.news.announce({ kind: 'changed', message, before: original });
    return;
  }
  const visibleTo = isEphemeral ? target.userId : undefined;
  const authorId = state.app.botUserId;
  const message = addMessage(state, { channelId, authorId, text, blocks, visibleTo, threadTs, metadata });
  state.news.announce({ kind: 'posted', message });
}

function isEmpty(given: unknown): boolean {
  return given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0);
}
