import { AwsError } from './errors.ts';

const MAX_BYTES = 1_048_576;

/** Reads a body up to 1 MB and no further. @throws RequestEntityTooLarge, or RequestTimeout when it breaks off */
export async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new AwsError('RequestEntityTooLarge', 413, 'Your request was too big.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  // lib.dom does not know that a body can be iterated; Node's can.
  const body = request.body as AsyncIterable<Uint8Array> | null;
  try {
    yield* body ?? [];
  } catch {
    throw new AwsError('RequestTimeout', 400, 'The body of the request did not arrive in full.');
  }
}
