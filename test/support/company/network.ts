import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';

const NAMES = { slack: 'slack.company.test', aws: 'aws.company.test' };
const USER = 'ana:p@ss word';
/** The path of the self-signed certificate of both names, for NODE_EXTRA_CA_CERTS. */
export const CERTIFICATE_FILE = new URL('certificate.pem', import.meta.url).pathname;

const key = readFileSync(new URL('key.pem', import.meta.url));
const cert = readFileSync(CERTIFICATE_FILE);

/** A network in which only the proxy can resolve the names of Slack and AWS. */
export interface CompanyNetwork {
  readonly settings: Readonly<Record<string, string>>;
  readonly proxyUrl: string;
  /** The address of the proxy with a wrong password. */
  readonly wrongProxyUrl: string;
  /** All CONNECT requests to the proxy, also those it refused, for example `CONNECT slack.company.test:443`. */
  readonly asked: readonly string[];
}

/** Starts the network, and closes it when the test is over. @param ports the ports of the embedded services */
export async function startCompanyNetwork(ports: { slack: number; aws: number }): Promise<CompanyNetwork> {
  const asked: string[] = [];
  const byAuthority: Record<string, number> = {
    [`${NAMES.slack}:443`]: await slackWithTls(ports.slack),
    [`${NAMES.aws}:443`]: await withTls(ports.aws),
    [`${NAMES.slack}:80`]: ports.slack,
    [`${NAMES.aws}:80`]: ports.aws,
  };
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    const { url = '', headers } = request;
    asked.push(`CONNECT ${url}`);
    const isKnown = headers['proxy-authorization'] === `Basic ${Buffer.from(USER).toString('base64')}`;
    const port = byAuthority[url];
    if (!isKnown) return client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    if (port === undefined) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    return join(client, connect(port, '127.0.0.1'));
  });
  const port = await listening(server);
  const [user, password] = USER.split(':').map((part) => encodeURIComponent(part));
  return {
    settings: { SLACK_API_URL: `https://${NAMES.slack}/api/`, AWS_ENDPOINT_URL: `https://${NAMES.aws}` },
    proxyUrl: `http://${user}:${password}@127.0.0.1:${port}`,
    wrongProxyUrl: `http://${user}:hidden@127.0.0.1:${port}`,
    asked,
  };
}

/**
 * Starts a TLS endpoint for Slack, and returns its port. In Slack's answers it replaces the embedded Slack's address
 * with the host name of the certificate.
 */
async function slackWithTls(port: number): Promise<number> {
  const own = `127.0.0.1:${port}`;
  const server = createHttpsServer({ key, cert }, (incoming, outgoing) => {
    void answer(incoming).then(
      ({ status, type, body }) => outgoing.writeHead(status, { 'content-type': type }).end(body),
      () => outgoing.destroy(),
    );
  });
  server.on('upgrade', (incoming, client: Socket) => {
    const slack = connect(port, '127.0.0.1');
    const lines = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${value}`);
    slack.write([`GET ${incoming.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    join(client, slack);
  });

  async function answer(incoming: IncomingMessage) {
    const { method = 'GET', url = '/', headers } = incoming;
    const sent = { 'content-type': headers['content-type'] ?? '', authorization: headers.authorization ?? '' };
    const body = method === 'GET' ? null : new Uint8Array(await buffer(incoming));
    const response = await fetch(`http://${own}${url}`, { method, headers: sent, body });
    const text = await response.text();
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? 'text/plain',
      body: text
        .replaceAll(`ws://${own}`, `wss://${NAMES.slack}`)
        .replaceAll(`http://${own}`, `https://${NAMES.slack}`),
    };
  }

  return listening(server);
}

/** Starts a TLS endpoint for a service. Returns its port. */
async function withTls(port: number): Promise<number> {
  const server = createTcpServer((raw) => {
    const client = new TLSSocket(raw, { isServer: true, key, cert });
    join(client, connect(port, '127.0.0.1'));
  });
  return listening(server);
}

function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  for (const [socket, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    socket.on('error', () => peer.destroy());
    socket.on('close', () => peer.destroy());
  }
}

async function listening(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
