import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';

interface Authority {
  /** The path of the authority's certificate. */
  readonly file: string;
  /** Issues a certificate for this host name, or for `localhost` and 127.0.0.1 if absent. */
  certify(name?: string): { readonly key: string; readonly cert: string };
  remove(): void;
}

/** Creates a private certificate authority. Needs openssl. */
export function newAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-demo-tls-'));
  const path = (name: string) => join(folder, name);
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
  const request = ['req', '-newkey', 'rsa:2048', '-nodes'];
  openssl(...request, '-x509', '-subj', '/CN=An authority', '-days', '2', '-keyout', 'ca.key', '-out', 'ca.pem');
  return {
    file: path('ca.pem'),
    certify(name) {
      const names = name === undefined ? 'DNS:localhost,IP:127.0.0.1' : `DNS:${name}`;
      const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-addext', `subjectAltName=${names}`];
      openssl(
        ...request,
        '-x509',
        '-subj',
        '/CN=redis',
        '-days',
        '2',
        ...signed,
        '-keyout',
        'key.pem',
        '-out',
        'cert.pem',
      );
      return { key: readFileSync(path('key.pem'), 'utf8'), cert: readFileSync(path('cert.pem'), 'utf8') };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Opens a TLS port that forwards everything to a port without TLS. */
export async function openTlsDoor(port: number, certificate: { readonly key: string; readonly cert: string }) {
  const sockets = new Set<TLSSocket>();
  const server = createServer(certificate, (client) => {
    const upstream = connect(port, '127.0.0.1');
    sockets.add(client);
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
