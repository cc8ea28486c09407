import { isProcessed, permalinkOf, privateUrlOf } from '../state/files.ts';
import type { FileRecord } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  txt: 'text/plain',
  sh: 'text/plain',
  json: 'application/json',
};

export function mimeTypeOf(file: FileRecord): string {
  return MIME_TYPES[extensionOf(file)] ?? 'application/octet-stream';
}

export function isPicture(file: FileRecord): boolean {
  return mimeTypeOf(file).startsWith('image/');
}

export function fileShape(state: SlackState, file: FileRecord): object {
  const seconds = Math.floor(file.createdAt / 1000);
  return {
    id: file.fileId,
    created: seconds,
    timestamp: seconds,
    name: file.name,
    title: file.title,
    mimetype: isProcessed(state, file) ? mimeTypeOf(file) : '',
    filetype: isProcessed(state, file) ? extensionOf(file) : '',
    user: state.app.botUserId,
    user_team: state.team.id,
    size: file.length,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: privateUrlOf(state, file),
    url_private_download: `${privateUrlOf(state, file)}?download=1`,
    permalink: permalinkOf(state, file),
    ...(file.altText ? { alt_txt: file.altText } : {}),
    ...sharesOf(state, file),
  };
}

function sharesOf(state: SlackState, file: FileRecord): object {
  const channelIds = [...state.messages]
    .filter(([, messages]) => messages.some((message) => message.fileIds.includes(file.fileId)))
    .map(([channelId]) => channelId);
  return {
    channels: channelIds.filter((channelId) => channelId.startsWith('C')),
    groups: [],
    ims: channelIds.filter((channelId) => channelId.startsWith('D')),
  };
}

function extensionOf(file: FileRecord): string {
  return file.name.includes('.') ? file.name.split('.').at(-1)!.toLowerCase() : '';
}
