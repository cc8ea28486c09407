import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

const resets = new WeakSet<Response>();

/** Stands for "no answer"; whoever has no connection to cut sends it as a 502. */
export function resetReply(): Response {
  const reply = new Response('The connection was reset.', { status: 502 });
  resets.add(reply);
  return reply;
}

/** Sends a TCP RST instead of the answers that stand for it. */
export function sendOrReset(reply: Response, { incoming }: HttpBindings): Response {
  if (!resets.has(reply)) return reply;
  incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
