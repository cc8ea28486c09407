import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Fault } from './fault-orders.ts';

/**
 * Answers one Web API call with a fault. `answer` performs the call; only `reset-after-commit` uses it.
 * @param connection the TCP connection of the call; absent if another server mounts the routes. If it is absent, a
 * fault that resets the connection becomes status 502.
 */
export async function answerWithFault(
  fault: Fault,
  connection: Partial<HttpBindings> | undefined,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (fault.kind === 'reset-after-commit') await answer();
  if (fault.kind === 'reset-after-commit' || fault.kind === 'reset-before') return cut(connection);
  return refusalOf(fault.kind, fault);
}

function refusalOf(kind: Exclude<Fault['kind'], `reset-${string}`>, { retryAfterSeconds }: Fault): Response {
  switch (kind) {
    case 'rate-limited': {
      const headers = { 'retry-after': `${retryAfterSeconds}` };
      return Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers });
    }
    case 'server-error':
      return new Response('<html><body>Service Unavailable</body></html>', {
        status: 503,
        headers: { 'content-type': 'text/html' },
      });
    case 'not-found':
      return Response.json({ ok: false, error: 'not_found' });
    case 'invalid-slack-file': {
      // Slack refuses a picture that it still processes with this sentence.
      const message = 'invalid slack file [json-pointer:/blocks/0/slack_file]';
      const response_metadata = { messages: [`[ERROR] ${message}`] };
      return Response.json({ ok: false, error: 'invalid_blocks', errors: [message], response_metadata });
    }
  }
}

/** Resets the TCP connection instead of answering. */
function cut(connection: Partial<HttpBindings> | undefined): Response {
  if (!connection?.incoming) return new Response('The connection was reset.', { status: 502 });
  connection.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
