import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { EmbeddedSlack } from '../../../../sandbox/slack/start.ts';

/** A Socket Mode frame. Its fields depend on its type. */
export interface Frame {
  readonly type: string;
  readonly reason?: string;
  readonly envelope_id?: string;
  readonly payload?: { readonly event_id?: string };
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
}

export interface RawSocket {
  readonly socket: WebSocket;
  /** All frames that have arrived so far. `connect` waits for the first frame. */
  readonly frames: readonly Frame[];
}

export async function ticketFor(slack: EmbeddedSlack): Promise<string> {
  const headers = { authorization: `Bearer ${slack.appToken}` };
  const response = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  return ((await response.json()) as { url: string }).url;
}

/** Opens a Socket Mode connection without Bolt. */
export async function connect(slack: EmbeddedSlack): Promise<RawSocket> {
  const socket = new WebSocket(await ticketFor(slack));
  const frames: Frame[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await once(socket, 'message');
  return { socket, frames };
}
