import { z } from 'zod';
import { lengthOf, matching } from '../../block-kit/schema-parts.ts';
import { checkedMessageBlocks } from '../../checks.ts';
import { refuse } from '../../refusal.ts';
import { fileShape } from '../../shapes/file-shape.ts';
import { announceFile, changeFile } from '../../state/files.ts';
import { addMessage } from '../../state/messages.ts';
import type { FileRecord } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { conversationToPostIn } from '../find-conversation.ts';
import { checkedDress, dressArguments } from '../message-content.ts';
import { type AnyMethod, nested, wholeNumber } from '../method.ts';
import { checkedThreadTs } from '../thread.ts';

/** The id of a conversation. An id of a person or a name does not match. */
const CHANNEL_ID = matching('^[CGDZ][A-Z0-9]{8,}$');

const MOST_ALT_TEXT = 1000;
const MOST_CHANNELS = 100;

const announce = z.object({
  filename: z.string().min(1),
  length: wholeNumber,
  alt_txt: z.string().optional(),
});
const complete = z.object({
  files: nested(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: CHANNEL_ID.optional(),
  channels: z.string().default(''),
  initial_comment: z.string().optional(),
  thread_ts: z.string().optional(),
  blocks: nested(z.unknown()).optional(),
  ...dressArguments,
});
const one = z.object({ file: z.string() });

export const fileMethods: Readonly<Record<string, AnyMethod>> = {
  'files.getUploadURLExternal': botMethod(['files:write'], announce, (state, input) => {
    // Slack treats a length of 0 as a missing argument.
    if (input.length <= 0) return refuse('missing_argument');
    if (input.alt_txt && lengthOf(input.alt_txt) > MOST_ALT_TEXT) return refuse('alt_txt_too_large');
    const file = announceFile(state, { name: input.filename, length: input.length, altText: input.alt_txt });
    return { upload_url: `${state.baseUrl}/upload/v1/${file.uploadKey}`, file_id: file.fileId };
  }),
  'files.completeUploadExternal': botMethod(['files:write'], complete, completeUpload),
  'files.info': botMethod(['files:read'], one, (state, input) => ({
    file: fileShape(state, livingFile(state, input.file)),
    comments: [],
    response_metadata: { next_cursor: '' },
  })),
  'files.delete': botMethod(['files:write'], one, (state, input) => {
    const file = livingFile(state, input.file);
    changeFile(state, file.fileId, { isDeleted: true, bytes: undefined });
    return {};
  }),
};

/**
 * Completes an upload. Without a channel the files are private to the bot. Slack ignores the blocks if there is an
 * initial comment.
 */
function completeUpload(state: SlackState, input: z.infer<typeof complete>): object {
  const channelIds = channelsOf(state, input);
  for (const { id } of input.files) {
    const file = livingFile(state, id);
    if (!file.bytes || file.completedAt !== undefined) return refuse('file_not_found');
  }
  const { initial_comment: text = '' } = input;
  const blocks = input.blocks === undefined || text !== '' ? [] : checkedMessageBlocks(state, input.blocks);
  const shared = { authorId: state.app.botUserId, text, blocks, dress: checkedDress(state, input) };
  const places = channelIds.map((channelId) => ({
    channelId,
    threadTs: checkedThreadTs(state, channelId, input.thread_ts),
  }));
  const completed = input.files.map(({ id, title }) =>
    changeFile(state, id, { completedAt: state.now(), ...(title ? { title } : {}) }),
  );
  const fileIds = completed.map((file) => file.fileId);
  for (const place of places) {
    const message = addMessage(state, { ...shared, ...place, fileIds });
    state.news.announce({ kind: 'posted', message });
  }
  return { files: completed.map((file) => fileShape(state, file)) };
}

/** Returns the conversations of `channel_id` and `channels`, a comma-separated list of channel and person ids. */
function channelsOf(state: SlackState, { channel_id: one, channels }: z.infer<typeof complete>): readonly string[] {
  const several = channels.split(',').map((id) => id.trim());
  const ids = [...new Set([one ?? '', ...several])].filter((id) => id !== '');
  if (ids.length > MOST_CHANNELS) return refuse('channels_limit_exceeded');
  return ids.map((id) => conversationToPostIn(state, id).channelId);
}

function livingFile(state: SlackState, fileId: string): FileRecord {
  const file = state.files.get(fileId);
  if (!file) return refuse('file_not_found');
  return file.isDeleted ? refuse('file_deleted') : file;
}
