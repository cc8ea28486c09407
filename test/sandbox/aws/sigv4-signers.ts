import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';
import aws4 from 'aws4';
import type { Keys, World } from './support.ts';

/** The request to sign. Its path is sent unchanged. A signer may add parameters to the query, and encode it again. */
export interface Unsigned {
  readonly service: 'iam' | 'sts' | 's3';
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the signature is in the URL instead of a header. */
  readonly isPresigned: boolean;
}

export interface Signed {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A signed request in which a header may have several values. Each value is sent as a separate header. */
interface Sent extends Omit<Signed, 'headers'> {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

export type Signer = (request: Unsigned, keys: Keys, at: number) => Promise<Signed>;

const signWithAws4: Signer = async (request, keys, at) => {
  const { service, method, host, isPresigned, body } = request;
  const date = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  // The date of a presigned URL is in its query, not in a header.
  const options = {
    service,
    region: 'us-east-1',
    method,
    host,
    path: request.query === '' ? request.path : `${request.path}?${request.query}`,
    headers: { ...request.headers, ...(isPresigned ? {} : { 'X-Amz-Date': date }) },
    ...(body !== '' && { body }),
    ...(isPresigned && { signQuery: true }),
  };
  if (isPresigned) options.path += `${request.query === '' ? '?' : '&'}X-Amz-Date=${date}`;
  const signed = aws4.sign(options, { ...keys } as aws4.Credentials);
  const [path = '', ...query] = (signed.path ?? '').split('?');
  return { method, path, query: query.join('?'), headers: signed.headers as Record<string, string>, body };
};

const signWithSmithy: Signer = async (request, keys, at) => {
  const { service, method, host, path, body } = request;
  const signer = new SignatureV4({
    service,
    region: 'us-east-1',
    credentials: keys,
    sha256: NodeSha256,
    uriEscapePath: service !== 's3',
    applyChecksum: true,
  });
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(request.query)) {
    const earlier = query[name];
    query[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  const [hostname = '', port] = host.split(':');
  const isUnsignedPayload = request.isPresigned && service === 's3';
  // The signer moves this header into the query, because `unhoistableHeaders` does not name it. The SDK does the same.
  const payload: Record<string, string> = isUnsignedPayload ? { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } : {};
  const kept = { ...request.headers, host };
  const headers: Record<string, string> = { ...kept, ...payload };
  const plain = { method, protocol: 'http:', hostname, path, query, headers, body };
  const toSign = port === undefined ? plain : { ...plain, port: Number(port) };
  const options = { signingDate: new Date(at) };
  const signed = request.isPresigned
    ? await signer.presign(toSign, { ...options, expiresIn: 600, unhoistableHeaders: new Set(Object.keys(kept)) })
    : await signer.sign(toSign, options);
  const pairs = Object.entries(signed.query ?? {}).flatMap(([name, value]) => {
    return [value ?? ''].flat().map((each) => `${encodeRfc3986(name)}=${encodeRfc3986(each)}`);
  });
  return { method, path, query: pairs.join('&'), headers: signed.headers, body };
};

export const signers: Readonly<Record<string, Signer>> = { aws4: signWithAws4, '@smithy/signature-v4': signWithSmithy };

/** Sends a signed request without a socket. Returns the error code of the answer, or `none` for a success. */
export async function codeInProcess(world: World, host: string, signed: Signed): Promise<string> {
  const init = { method: signed.method, headers: signed.headers, ...(signed.body !== '' && { body: signed.body }) };
  const response = await world.aws.fetch(new Request(`http://${host}${targetOf(signed)}`, init));
  return codeOf(world, signed, response.status, await response.text());
}

/** Sends a signed request over a socket, which does not change its path. Returns the same as `codeInProcess`. */
export async function codeOverSocket(world: World, signed: Sent): Promise<string> {
  const { hostname, port } = new URL(world.aws.url);
  return new Promise((resolve, reject) => {
    const options = {
      hostname,
      port,
      method: signed.method,
      path: targetOf(signed),
      headers: signed.headers as OutgoingHttpHeaders,
    };
    const request = httpRequest(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(codeOf(world, signed, response.statusCode ?? 0, text)));
    });
    request.on('error', reject);
    request.end(signed.body);
  });
}

function targetOf({ path, query }: Pick<Signed, 'path' | 'query'>): string {
  return query === '' ? path : `${path}?${query}`;
}

/** Returns the error code of an answer. For HEAD, it reads the call log, because the answer has no body. */
function codeOf(world: World, { method }: Pick<Signed, 'method'>, status: number, text: string): string {
  if (method === 'HEAD') return world.aws.view().calls.at(-1)?.errorCode ?? 'none';
  return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? (status < 400 ? 'none' : String(status));
}

function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

class NodeSha256 {
  readonly hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }

  reset(): void {}
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
