import { channel, subscribe } from 'node:diagnostics_channel';

const PONGS = channel('undici:websocket:pong');

/** The open sockets to Slack of all bots in this process. */
const sockets = new Set<unknown>();
subscribe('undici:websocket:open', (message) => void sockets.add(socketOf(message)));
subscribe('undici:websocket:close', (message) => void sockets.delete(socketOf(message)));

/**
 * Reports a pong to the socket client of every bot in this process. Call it after the machine's clock was moved: the
 * client measures with this clock how long Slack has not answered a ping, and would otherwise disconnect and miss
 * events.
 */
export function answerPings(): void {
  for (const websocket of sockets) PONGS.publish({ websocket, payload: Buffer.alloc(0) });
}

function socketOf(message: unknown): unknown {
  return (message as { readonly websocket: unknown }).websocket;
}
