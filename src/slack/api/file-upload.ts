import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../../errors.ts';
import { callSlack, isRefusedWith } from './slack-call.ts';

const UPLOAD_TIMEOUT_MS = 10_000;

/**
 * Uploads a file that only the bot sees (it is shared by the message that shows it) and returns its id.
 * Three steps: https://docs.slack.dev/messaging/working-with-files#uploading_files.
 * @throws UpstreamError, ConfigError
 */
export async function uploadFile(client: WebClient, file: { name: string; bytes: Buffer }): Promise<string> {
  const { upload_url: url, file_id: id } = await callSlack('files.getUploadURLExternal', () =>
    client.files.getUploadURLExternal({ filename: file.name, length: file.bytes.length }),
  );
  if (!url || !id) throw new UpstreamError('slack', 'no_upload_url', 'Slack gave no address to upload to');
  await postBytes(url, file.bytes);
  await callSlack('files.completeUploadExternal', () =>
    client.files.completeUploadExternal({ files: [{ id, title: file.name }] }),
  );
  return id;
}

/** A file that is gone already is fine. @throws UpstreamError, ConfigError */
export async function deleteFile(client: WebClient, fileId: string): Promise<void> {
  try {
    await callSlack('files.delete', () => client.files.delete({ file: fileId }));
  } catch (error) {
    if (!isRefusedWith(error, 'file_not_found', 'file_deleted')) throw error;
  }
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
