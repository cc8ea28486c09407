import { z } from 'zod';
import { checkedMessageBlocks } from '../../checks.ts';
import { refuse } from '../../refusal.ts';
import { fileShape } from '../../shapes/file-shape.ts';
import { announceFile, changeFile } from '../../state/files.ts';
import { addMessage } from '../../state/messages.ts';
import type { FileRecord } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { conversationToPostIn, findConversation } from '../find-conversation.ts';
import { type AnyMethod, nested, wholeNumber } from '../method.ts';

const announce = z.object({
  filename: z.string().min(1),
  length: wholeNumber.positive(),
  alt_txt: z.string().max(1000).optional(),
});
const complete = z.object({
  files: nested(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: z.string().optional(),
  initial_comment: z.string().optional(),
  thread_ts: z.string().optional(),
  blocks: nested(z.unknown()).optional(),
});
const one = z.object({ file: z.string() });

export const fileMethods: Readonly<Record<string, AnyMethod>> = {
  'files.getUploadURLExternal': botMethod(['files:write'], announce, (state, input) => {
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

/** Without a channel the files stay private to the bot; `channel_id` is a conversation's id, never a user's. */
function completeUpload(state: SlackState, input: z.infer<typeof complete>): object {
  const channelId = input.channel_id && conversationById(state, input.channel_id);
  for (const { id } of input.files) {
    const file = livingFile(state, id);
    if (!file.bytes || file.completedAt !== undefined) return refuse('file_not_found');
  }
  const blocks = input.blocks === undefined ? [] : checkedMessageBlocks(state, input.blocks);
  const completed = input.files.map(({ id, title }) =>
    changeFile(state, id, { completedAt: state.now(), ...(title ? { title } : {}) }),
  );
  if (channelId) {
    addMessage(state, {
      channelId,
      authorId: state.app.botUserId,
      text: input.initial_comment ?? '',
      blocks,
      fileIds: completed.map((file) => file.fileId),
      threadTs: input.thread_ts,
    });
  }
  return { files: completed.map((file) => fileShape(state, file)) };
}

function conversationById(state: SlackState, channelId: string): string {
  const conversation = findConversation(state, channelId);
  if (conversation.channelId !== channelId) return refuse('channel_not_found');
  return conversationToPostIn(state, channelId).channelId;
}

function livingFile(state: SlackState, fileId: string): FileRecord {
  const file = state.files.get(fileId);
  if (!file) return refuse('file_not_found');
  return file.isDeleted ? refuse('file_deleted') : file;
}
