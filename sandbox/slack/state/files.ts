import { collectSlackFiles } from '../blocks.ts';
import { newHex, newId } from './ids.ts';
import { visibleMessages } from './messages.ts';
import type { FileRecord } from './records.ts';
import type { SlackState } from './state.ts';

/** Adds a file whose bytes are not uploaded yet. */
export function announceFile(
  state: SlackState,
  file: { readonly name: string; readonly length: number; readonly altText?: string | undefined },
): FileRecord {
  const record: FileRecord = {
    ...file,
    fileId: newId('F'),
    uploadKey: newHex(24),
    title: file.name,
    createdAt: state.now(),
    isDeleted: false,
  };
  state.files.set(record.fileId, record);
  return record;
}

export function changeFile(state: SlackState, fileId: string, change: Partial<FileRecord>): FileRecord {
  const changed = { ...state.files.get(fileId)!, ...change };
  state.files.set(fileId, changed);
  state.changed();
  return changed;
}

export function privateUrlOf(state: SlackState, file: FileRecord): string {
  return `${state.baseUrl}/files-pri/${state.team.id}-${file.fileId}/${encodeURIComponent(file.name)}`;
}

export function permalinkOf(state: SlackState, file: FileRecord): string {
  return `${state.baseUrl}/files/${state.app.botUserId}/${file.fileId}/${encodeURIComponent(file.name)}`;
}

/**
 * Returns the file that a `slack_file` object names, by id or by one of its addresses; undefined if the file does not
 * exist or was deleted.
 */
export function fileOfSlackFile(state: SlackState, slackFile: unknown): FileRecord | undefined {
  const { id, url } = (slackFile ?? {}) as { id?: unknown; url?: unknown };
  const found =
    typeof id === 'string'
      ? state.files.get(id)
      : [...state.files.values()].find((file) =>
          [privateUrlOf(state, file), permalinkOf(state, file)].includes(`${url}`),
        );
  return found && !found.isDeleted ? found : undefined;
}

/** Returns whether Slack has processed an upload. An image block cannot use the file earlier. */
export function isProcessed(state: SlackState, file: FileRecord): boolean {
  return file.completedAt !== undefined && state.now() - file.completedAt >= state.switches.fileProcessingMs;
}

/** Returns whether a message or a view shows this file to this person. */
export function canSeeFile(state: SlackState, userId: string, file: FileRecord): boolean {
  const messages = [...state.conversations.keys()].flatMap((channelId) => visibleMessages(state, channelId, userId));
  if (messages.some((message) => message.fileIds.includes(file.fileId))) return true;
  const views = [...state.views.values()].filter((view) => view.userId === userId);
  const blocks = [...messages.flatMap((message) => message.blocks), ...views.flatMap((view) => view.content.blocks)];
  return collectSlackFiles(blocks).some(({ slackFile }) => fileOfSlackFile(state, slackFile)?.fileId === file.fileId);
}
