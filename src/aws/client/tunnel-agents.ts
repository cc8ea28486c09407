import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Proxies, proxyFor } from '../../shared/proxies.ts';

type Done = (error: Error | null, socket?: unknown) => void;
interface Target extends http.ClientRequestArgs {
  readonly servername?: string;
}

/** Creates agents that connect through the proxies, for one client; the client destroys them. */
export function tunnelAgents(proxies: Proxies, timeoutMs: number) {
  return {
    httpAgent: new HttpTunnels(proxies, timeoutMs),
    httpsAgent: new HttpsTunnels(proxies, timeoutMs),
  };
}

class HttpTunnels extends http.Agent {
  readonly #open: Opener;

  constructor(proxies: Proxies, timeoutMs: number) {
    super({ keepAlive: true });
    this.#open = openerOf('http', proxies, timeoutMs);
  }

  override createConnection(target: Target, done: Done) {
    const tunnel = this.#open(target);
    if (tunnel === undefined) return super.createConnection(target, done);
    tunnel.then((socket) => done(null, socket), done);
    return undefined;
  }
}

class HttpsTunnels extends https.Agent {
  readonly #open: Opener;

  constructor(proxies: Proxies, timeoutMs: number) {
    super({ keepAlive: true });
    this.#open = openerOf('https', proxies, timeoutMs);
  }

  override createConnection(target: Target, done: Done) {
    const tunnel = this.#open(target);
    if (tunnel === undefined) return super.createConnection(target, done);
    tunnel.then((socket) => done(null, connectTls({ ...(target as object), socket })), done);
    return undefined;
  }
}

type Opener = (target: Target) => Promise<Socket> | undefined;

/** The opener returns `undefined` for an address that is reached directly. */
function openerOf(protocol: 'http' | 'https', proxies: Proxies, timeoutMs: number): Opener {
  return ({ host, port }) => {
    const name = host?.includes(':') ? `[${host}]` : host;
    const authority = `${name}:${port}`;
    const proxy = proxyFor(`${protocol}://${authority}`, proxies);
    return proxy === undefined ? undefined : openTunnel(new URL(proxy), authority, timeoutMs);
  };
}

function openTunnel(proxy: URL, authority: string, timeoutMs: number): Promise<Socket> {
  const { request } = proxy.protocol === 'https:' ? https : http;
  const headers = { host: authority, ...credentialsOf(proxy) };
  const asked = request(proxy, { method: 'CONNECT', path: authority, headers, agent: false, timeout: timeoutMs });
  return new Promise((resolve, reject) => {
    asked.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(proxyError(`answered ${statusCode}`));
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.once('error', (cause) => reject(proxyError('cannot be reached', cause)));
    asked.end();
  });
}

function credentialsOf({ username, password }: URL): http.OutgoingHttpHeaders {
  if (username === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** The message does not name the proxy's address, which may contain a password. */
function proxyError(what: string, cause?: unknown): Error {
  return Object.assign(new Error(`The proxy ${what}.`, { cause }), { code: 'EPROXY' });
}
