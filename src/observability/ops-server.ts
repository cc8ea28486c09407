import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Checks one thing that the bot needs; `why` is for the operator and contains no secret. */
export type Check = () => Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;

interface OpsParts {
  readonly port: number;
  readonly host: string;
  readonly checks: Readonly<Record<string, Check>>;
  readonly metrics: { text(): Promise<string>; readonly contentType: string };
}

export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves three paths. `/livez`: 200 while the process can answer. `/readyz`: 200 if every check succeeds; otherwise 503
 * with the reasons. `/metrics`: Prometheus' text format.
 * @throws Error when the port is not available
 */
export function startOpsServer({ port, host, checks, metrics }: OpsParts): Promise<OpsServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'Use GET.\n');
    if (path === '/livez') return send(response, 200, 'ok\n');
    const answer = path === '/readyz' ? readiness(checks) : path === '/metrics' ? scrape(metrics) : undefined;
    if (answer === undefined) return send(response, 404, 'Not found. There are /livez, /readyz and /metrics.\n');
    answer.then(
      ({ status, text, type }) => send(response, status, text, type),
      () => send(response, 500, 'The check failed.\n'),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      }),
    );
  });
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

async function readiness(checks: OpsParts['checks']): Promise<Answer> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, result: await check() })),
  );
  const lines = results.map(({ name, result }) => `${name}: ${result.ok ? 'ok' : result.why}`);
  const isReady = results.every(({ result }) => result.ok);
  return { status: isReady ? 200 : 503, text: `${lines.join('\n')}\n` };
}

async function scrape(metrics: OpsParts['metrics']): Promise<Answer> {
  return { status: 200, text: await metrics.text(), type: metrics.contentType };
}

function send(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}
