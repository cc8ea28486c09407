import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../../errors.ts';
import { callSlack, isRefusedWith } from './slack-call.ts';

const UPLOAD_TIMEOUT_MS = 10_000;

/** A file that has an id and no content yet. */
export interface AnnouncedFile {
  readonly id: string;
  readonly uploadUrl: string;
}

interface NewFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Files that only the bot sees, until a message shows them. The id is known before the content is sent, so that it can be
 * remembered first; https://docs.slack.dev/messaging/working-with-files#uploading_files. All throw UpstreamError, ConfigError.
 */
export interface FilesApi {
  announceFile(file: NewFile): Promise<AnnouncedFile>;
  uploadFile(announced: AnnouncedFile, file: NewFile): Promise<void>;
  /** Deletes a file. One that is gone already, or was never uploaded, is fine. */
  deleteFile(fileId: string): Promise<void>;
}

export function createFilesApi({ files }: WebClient): FilesApi {
  return {
    announceFile: async ({ name, bytes }) => {
      const about = { filename: name, length: bytes.length };
      const { upload_url: uploadUrl, file_id: id } = await callSlack('files.getUploadURLExternal', () =>
        files.getUploadURLExternal(about),
      );
      if (!uploadUrl || !id) throw new UpstreamError('slack', 'no_upload_url', 'Slack gave no address to upload to');
      return { id, uploadUrl };
    },
    uploadFile: async ({ id, uploadUrl }, { name, bytes }) => {
      await postBytes(uploadUrl, bytes);
      await callSlack('files.completeUploadExternal', () =>
        files.completeUploadExternal({ files: [{ id, title: name }] }),
      );
    },
    deleteFile: async (fileId) => {
      try {
        await callSlack('files.delete', () => files.delete({ file: fileId }));
      } catch (error) {
        if (!isRefusedWith(error, 'file_not_found', 'file_deleted')) throw error;
      }
    },
  };
}

async function postBytes(url: string, bytes: Buffer): Promise<void> {
  const signal = AbortSignal.timeout(UPLOAD_TIMEOUT_MS);
  const body = new Uint8Array(bytes);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await fetch(url, { method: 'POST', body, headers, signal }).catch((cause: unknown) => {
    throw new UpstreamError('slack', 'unreachable', 'the upload did not reach Slack', { cause });
  });
  await answer.arrayBuffer().catch(() => undefined);
  if (!answer.ok) throw new UpstreamError('slack', `http_${answer.status}`, 'Slack did not take the upload');
}
