import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

const resets = new WeakSet<Response>();

/** Returns a reply for which `sendOrReset` cuts the connection. Servers without `sendOrReset` send it as a 502. */
export function resetReply(): Response {
  const reply = new Response('The connection was reset.', { status: 502 });
  resets.add(reply);
  return reply;
}

/** Cuts the connection with a TCP RST if the reply is from `resetReply`; returns any other reply. */
export function sendOrReset(reply: Response, { incoming }: HttpBindings): Response {
  if (!resets.has(reply)) return reply;
  incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
