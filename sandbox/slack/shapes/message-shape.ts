import type { Message } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { fileShape } from './file-shape.ts';

/** A message as the Web API and interaction payloads show it. */
export function messageShape(state: SlackState, message: Message): object {
  const isFromApp = message.authorId === state.app.botUserId;
  return {
    type: 'message',
    user: message.authorId,
    ...(isFromApp ? { bot_id: state.app.botId, app_id: state.app.appId } : {}),
    text: message.text,
    ts: message.ts,
    team: state.team.id,
    ...(message.clientMsgId ? { client_msg_id: message.clientMsgId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.editedTs ? { edited: { user: message.authorId, ts: message.editedTs } } : {}),
    ...(message.fileIds.length > 0
      ? { files: message.fileIds.map((fileId) => fileShape(state, state.files.get(fileId)!)) }
      : {}),
  };
}
