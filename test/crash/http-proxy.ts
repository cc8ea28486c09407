import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Gate } from './gate.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpProxyOptions {
  /** `http://127.0.0.1:<port>` */
  readonly target: string;
  readonly gate: Gate;
  nameOf(call: Call): string;
  /** Called for every call that the service answered, before the answer is forwarded. */
  onAnswer?(name: string, call: Call, answer: { readonly status: number; readonly body: Buffer }): void;
}

export interface RunningProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a proxy that forwards whole requests and answers. It asks the gate before it forwards a request or an answer.
 * In answers it replaces the address of the service with its own address.
 */
export async function startHttpProxy(options: HttpProxyOptions): Promise<RunningProxy> {
  const target = new URL(options.target);
  const server = createServer((incoming, outgoing) => {
    void forward(incoming).then(
      (answer) => {
        if (answer) outgoing.writeHead(answer.status, answer.headers).end(answer.body);
        else outgoing.destroy();
      },
      // The service broke the connection, so the proxy breaks it for the bot as well.
      () => void incoming.socket.resetAndDestroy(),
    );
  });
  server.on('upgrade', (incoming, socket, head) => tunnel(incoming, socket as Socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function forward(incoming: IncomingMessage) {
    const body = await buffer(incoming);
    const call = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers, body };
    const name = options.nameOf(call);
    const point = options.gate.leave(name);
    if (!point) return undefined;
    await options.gate.whenGoing?.();
    const answer = await send(target, call, incoming.rawHeaders);
    options.onAnswer?.(name, call, answer);
    if (!options.gate.mayReturn(point)) return undefined;
    await options.gate.whenGoing?.();
    const text = answer.body.toString('latin1').replaceAll(target.host, own);
    const { 'content-length': _length, 'transfer-encoding': _coding, ...headers } = answer.headers;
    return { status: answer.status, headers, body: Buffer.from(text, 'latin1') };
  }

  /**
   * Forwards a WebSocket. URLs in frames are replaced only if both addresses have the same length, so that frame
   * lengths stay correct.
   */
  function tunnel(incoming: IncomingMessage, socket: Socket, head: Buffer): void {
    const upstream = connect(Number(target.port), target.hostname);
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
    for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
      lines.push(`${incoming.rawHeaders[index]}: ${incoming.rawHeaders[index + 1]}`);
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    socket.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      const isSameLength = own.length === target.host.length;
      const text = isSameLength ? chunk.toString('latin1').replaceAll(target.host, own) : undefined;
      socket.write(text === undefined ? chunk : Buffer.from(text, 'latin1'));
    });
    upstream.on('close', () => socket.destroy());
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    socket.on('error', () => upstream.destroy());
  }

  return { url: `http://${own}`, close: () => closeServer(server) };
}

function send(target: URL, call: Call, rawHeaders: string[]) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    // The signature covers the Host header, so all headers are forwarded unchanged.
    const headers: Record<string, string> = {};
    for (let index = 0; index < rawHeaders.length; index += 2) headers[rawHeaders[index]!] = rawHeaders[index + 1]!;
    const { method, path } = call;
    const sent = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      buffer(answer).then((body) => {
        resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body });
      }, reject);
    });
    sent.once('error', reject);
    sent.end(call.body);
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
