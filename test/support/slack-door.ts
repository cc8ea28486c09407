import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';

interface WebApiCall {
  readonly method: string;
  /** The body as it was sent. */
  readonly body: string;
}

/**
 * Opens a second address of the same Web API. `onCall` sees every call and can answer it instead of Slack. Sockets do
 * not use this address.
 */
export async function openSlackDoor(slack: EmbeddedSlack, onCall: (call: WebApiCall) => Response | undefined) {
  const listener = getRequestListener(async (request) => {
    const method = new URL(request.url).pathname.replace('/api/', '');
    const body = await request.clone().text();
    return onCall({ method, body }) ?? slack.fetch(request);
  });
  const server = createServer({ keepAliveTimeout: 120_000 }, listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/` };
}
