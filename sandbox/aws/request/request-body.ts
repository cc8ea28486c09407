import type { IncomingMessage } from 'node:http';
import { AwsError } from '../operation/errors.ts';

const MAX_BYTES = 1_048_576;

/** Reads a body of at most 1 MiB. @throws RequestEntityTooLarge, or RequestTimeout when the body ends early */
export async function readBody(request: Request, incoming?: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(bodyOf(request, incoming))) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new AwsError('RequestEntityTooLarge', 413, 'Your request was too big.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Returns the body as it was signed. A fetch `Request` drops the body of a GET or HEAD; the socket still has it. */
function bodyOf(request: Request, incoming?: IncomingMessage): AsyncIterable<Uint8Array> | null {
  const isBodyDropped = request.method === 'GET' || request.method === 'HEAD';
  if (isBodyDropped && incoming) return incoming.iterator({ destroyOnReturn: false });
  // The types of lib.dom do not allow iterating over a body, but Node supports it.
  return request.body as AsyncIterable<Uint8Array> | null;
}

async function* chunksOf(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch {
    throw new AwsError('RequestTimeout', 400, 'The body of the request did not arrive in full.');
  }
}
