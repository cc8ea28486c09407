import { expect } from 'vitest';
import type { World } from './world.ts';

/** Makes the first two of the three calls of an upload, and returns the file id. */
export async function upload({ app }: World, filename: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const about = { filename, length: bytes.byteLength };
  const { upload_url: uploadUrl, file_id: fileId } = await app.client.files.getUploadURLExternal(about);
  const uploaded = await fetch(uploadUrl!, { method: 'POST', body: bytes });
  expect(uploaded.status).toBe(200);
  return fileId!;
}
