import { channel, subscribe } from 'node:diagnostics_channel';
import type { TestWorld } from '../support/world.ts';

const PONGS = channel('undici:websocket:pong');

/** The sockets to Slack that bots of this process have open. */
const sockets = new Set<unknown>();
subscribe('undici:websocket:open', (message) => void sockets.add(socketOf(message)));
subscribe('undici:websocket:close', (message) => void sockets.delete(socketOf(message)));

/**
 * Puts everybody's clock forward by so many milliseconds, as `world.pass` does. The bot's socket client measures by the
 * machine's clock how long Slack has not answered a ping: it would hang up, and hear nothing for the next seconds.
 */
export function letPass(world: Pick<TestWorld, 'pass'>, milliseconds: number): void {
  world.pass(milliseconds);
  for (const websocket of sockets) PONGS.publish({ websocket, payload: Buffer.alloc(0) });
}

function socketOf(message: unknown): unknown {
  return (message as { readonly websocket: unknown }).websocket;
}
