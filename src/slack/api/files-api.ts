import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../../errors.ts';
import type { MethodLimits } from './method-limits.ts';
import { postTo } from './post-to.ts';
import { isDone } from './refusals/refusal.ts';

const UPLOAD_TIMEOUT_MS = 10_000;

/** A file with an id and an upload URL, whose content is not uploaded yet. */
export interface AnnouncedFile {
  readonly id: string;
  readonly uploadUrl: string;
}

interface NewFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Alternative text of a picture, for screen readers. */
  readonly alt?: string;
}

/**
 * Uploads and deletes files. A file without a channel is visible only to the bot until a message shows it. Slack
 * returns the id before the upload, so the id can be saved first;
 * https://docs.slack.dev/messaging/working-with-files#uploading_files. All methods throw UpstreamError and ConfigError.
 */
export interface FilesApi {
  announceFile(file: NewFile): Promise<AnnouncedFile>;
  uploadFile(announced: AnnouncedFile, file: NewFile): Promise<void>;
  /**
   * Uploads files to a conversation (`C...`, `D...`) in one message that begins with `text`. The bot never deletes
   * these files.
   */
  shareFiles(channel: string, text: string, files: readonly NewFile[]): Promise<void>;
  /** Deletes a file. Does nothing if the file is already deleted or was never uploaded. */
  deleteFile(fileId: string): Promise<void>;
}

export function createFilesApi({ files }: WebClient, { callSlack }: MethodLimits): FilesApi {
  const announceFile: FilesApi['announceFile'] = async ({ name, bytes, alt }) => {
    const about = { filename: name, length: bytes.length, ...(alt !== undefined && { alt_txt: alt }) };
    const { upload_url: uploadUrl, file_id: id } = await callSlack('files.getUploadURLExternal', () =>
      files.getUploadURLExternal(about),
    );
    if (!uploadUrl || !id) throw new UpstreamError('slack', 'no_upload_url', 'Slack returned no upload URL');
    return { id, uploadUrl };
  };
  const complete = (about: Parameters<typeof files.completeUploadExternal>[0]) =>
    callSlack('files.completeUploadExternal', () => files.completeUploadExternal(about));
  return {
    announceFile,
    uploadFile: async (announced, file) => {
      await sendBytes(announced, file);
      await complete({ files: [{ id: announced.id, title: file.name }] });
    },
    shareFiles: async (channel, text, shared) => {
      const uploaded = await Promise.all(
        shared.map(async (file) => {
          const announced = await announceFile(file);
          await sendBytes(announced, file);
          return { id: announced.id, title: file.name };
        }),
      );
      const [first, ...others] = uploaded;
      if (!first) return;
      await complete({ files: [first, ...others], channel_id: channel, initial_comment: text });
    },
    deleteFile: async (fileId) => {
      try {
        await callSlack('files.delete', () => files.delete({ file: fileId }));
      } catch (error) {
        if (!isDone(error)) throw error;
      }
    },
  };
}

async function sendBytes({ uploadUrl }: AnnouncedFile, { bytes }: NewFile): Promise<void> {
  const body = new Uint8Array(bytes);
  const contentType = 'application/octet-stream';
  await postTo(uploadUrl, { what: 'the upload', contentType, body, timeoutMs: UPLOAD_TIMEOUT_MS });
}
