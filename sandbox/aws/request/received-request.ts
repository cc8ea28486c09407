import type { IncomingMessage } from 'node:http';
import { readBody } from './request-body.ts';

/** A request as the client signed it. Each character of its texts is one byte; nothing is decoded. */
export interface ReceivedRequest {
  readonly method: string;
  /** As sent: percent-encoding, dot segments and doubled slashes included. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** By lower-case name; several values are joined by a comma, as they are signed. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/**
 * Reads a request. A fetch `Request` has its path normalized and its headers joined; `incoming`, the request from the
 * socket, has both as they were sent.
 * @throws RequestEntityTooLarge, RequestTimeout
 */
export async function receiveRequest(request: Request, incoming?: IncomingMessage): Promise<ReceivedRequest> {
  const { pathname, search, host } = new URL(request.url);
  const target = incoming?.url?.startsWith('/') ? incoming.url : pathname + search;
  const [path = '', ...query] = target.split('?');
  const headers = incoming ? distinctHeaders(incoming) : new Map(request.headers);
  if (!headers.has('host')) headers.set('host', host);
  return { method: request.method, path, query: query.join('?'), headers, body: await readBody(request, incoming) };
}

/**
 * Returns the headers from the socket. Does not use `headersDistinct`, because some versions of Node throw there if a
 * header is named `__proto__`.
 */
function distinctHeaders({ rawHeaders }: IncomingMessage): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    const value = rawHeaders[index + 1]!;
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return headers;
}
