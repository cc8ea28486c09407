import { z } from 'zod';
import { matching } from '../../block-kit/schema-parts.ts';
import { checkedMessageBlocks } from '../../checks.ts';
import { refuse } from '../../refusal.ts';
import { fileShape } from '../../shapes/file-shape.ts';
import { announceFile, changeFile } from '../../state/files.ts';
import { addMessage, threadTsFor } from '../../state/messages.ts';
import type { FileRecord } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { conversationToPostIn } from '../find-conversation.ts';
import { type AnyMethod, nested, wholeNumber } from '../method.ts';

/** Neither a person's id nor a name. */
const CHANNEL_ID = matching('^[CGDZ][A-Z0-9]{8,}$');

const announce = z.object({
  filename: z.string().min(1),
  length: wholeNumber,
  alt_txt: z.string().max(1000).optional(),
});
const complete = z.object({
  files: nested(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: CHANNEL_ID.optional(),
  initial_comment: z.string().optional(),
  thread_ts: z.string().optional(),
  blocks: nested(z.unknown()).optional(),
});
const one = z.object({ file: z.string() });

export const fileMethods: Readonly<Record<string, AnyMethod>> = {
  'files.getUploadURLExternal': botMethod(['files:write'], announce, (state, input) => {
    // Slack treats a length of 0 as a missing argument.
    if (input.length <= 0) return refuse('missing_argument');
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

/** Without a channel the files stay private to the bot. */
function completeUpload(state: SlackState, input: z.infer<typeof complete>): object {
  const channelId = input.channel_id && conversationToPostIn(state, input.channel_id).channelId;
  for (const { id } of input.files) {
    const file = livingFile(state, id);
    if (!file.bytes || file.completedAt !== undefined) return refuse('file_not_found');
  }
  const blocks = input.blocks === undefined ? [] : checkedMessageBlocks(state, input.blocks);
  const completed = input.files.map(({ id, title }) =>
    changeFile(state, id, { completedAt: state.now(), ...(title ? { title } : {}) }),
  );
  if (channelId) {
    const message = addMessage(state, {
      channelId,
      authorId: state.app.botUserId,
      text: input.initial_comment ?? '',
      blocks,
      fileIds: completed.map((file) => file.fileId),
      threadTs: threadTsFor(state, channelId, input.thread_ts),
    });
    state.news.announce({ kind: 'posted', message });
  }
  return { files: completed.map((file) => fileShape(state, file)) };
}

function livingFile(state: SlackState, fileId: string): FileRecord {
  const file = state.files.get(fileId);
  if (!file) return refuse('file_not_found');
  return file.isDeleted ? refuse('file_deleted') : file;
}
