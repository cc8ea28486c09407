import { channel, subscribe } from 'node:diagnostics_channel';

const PONGS = channel('undici:websocket:pong');

/** The sockets to Slack that bots of this process have open. */
const sockets = new Set<unknown>();
subscribe('undici:websocket:open', (message) => void sockets.add(socketOf(message)));
subscribe('undici:websocket:close', (message) => void sockets.delete(socketOf(message)));

/**
 * To be called when the machine's clock has moved: the bot's socket client measures by it how long Slack has not answered a
 * ping. It would hang up, and hear nothing until it has connected again.
 */
export function answerPings(): void {
  for (const websocket of sockets) PONGS.publish({ websocket, payload: Buffer.alloc(0) });
}

function socketOf(message: unknown): unknown {
  return (message as { readonly websocket: unknown }).websocket;
}
