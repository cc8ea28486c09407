import { randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Delivery, Envelope } from '../interactivity/deliver.ts';
import { newHex } from '../state/ids.ts';
import type { SlackState } from '../state/state.ts';
import { type OnAck, PendingAcks } from './pending-acks.ts';

const MOST_CONNECTIONS = 10;
const TICKET_LIFE_MS = 30_000;
const ORIGIN = 'ws://127.0.0.1';
const PING_EVERY_MS = 10_000;

/**
 * The Socket Mode connections. Each envelope goes to a random connection
 * (docs.slack.dev/apis/events-api/using-socket-mode).
 */
export class Connections {
  readonly #state: SlackState;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });
  readonly #open = new Set<WebSocket>();
  readonly #tickets = new Map<string, number>();
  readonly #acks: PendingAcks;
  readonly #pinging: NodeJS.Timeout;

  constructor(state: SlackState, onAck?: OnAck) {
    this.#state = state;
    this.#acks = new PendingAcks(onAck);
    this.#pinging = setInterval(() => {
      for (const socket of this.#open) socket.ping();
    }, PING_EVERY_MS).unref();
  }

  /** Returns an address for one connection. The app must connect within 30 seconds. */
  issueTicket(): string {
    const ticket = newHex(16);
    this.#tickets.set(ticket, this.#state.now());
    return `${this.#state.baseUrl.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${this.#state.app.appId}`;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (!this.#takeTicket(request.url ?? '')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
  }

  /**
   * Sends an envelope over one connection and waits for the acknowledgement. The app may acknowledge over any
   * connection. If the connection that got the envelope closes first, the delivery has failed.
   */
  deliver(envelope: Envelope): Promise<Delivery> {
    const candidates = [...this.#open];
    const chosen = candidates[randomInt(Math.max(candidates.length, 1))];
    if (!chosen) return Promise.resolve({ kind: 'failed', word: 'dispatch_failed' });
    const { type, payload, acceptsResponsePayload, retry } = envelope;
    const { envelopeId, delivery } = this.#acks.expect(envelope, this.#state.switches.ackLimitMs, chosen);
    const frame = {
      envelope_id: envelopeId,
      type,
      payload,
      accepts_response_payload: acceptsResponsePayload,
      ...(type === 'events_api' ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' } : {}),
    };
    chosen.send(JSON.stringify(frame));
    return delivery;
  }

  /** Ends every connection without a closing frame, as a broken network does. */
  cut(): void {
    for (const connection of this.#open) connection.terminate();
    this.#open.clear();
  }

  /** Asks every connection to reconnect, as Slack does every few hours, and sends no more envelopes over it. */
  refresh(): void {
    for (const connection of this.#open) this.#dismiss(connection, 'refresh_requested');
  }

  get count(): number {
    return this.#open.size;
  }

  close(): void {
    clearInterval(this.#pinging);
    this.#acks.giveUp();
    this.#open.clear();
    for (const connection of this.#server.clients) connection.terminate();
    this.#server.close();
  }

  #greet(connection: WebSocket): void {
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      this.#open.delete(connection);
      this.#acks.lose(connection);
    });
    connection.on('message', (data, isBinary) => {
      if (!isBinary) this.#acks.receive(String(data));
    });
    if (this.#open.size >= MOST_CONNECTIONS) {
      this.#dismiss(connection, 'too_many_websockets');
      connection.close();
      return;
    }
    this.#open.add(connection);
    const hello = {
      type: 'hello',
      num_connections: this.#open.size,
      debug_info: { host: 'applink-sandbox', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#state.app.appId },
    };
    connection.send(JSON.stringify(hello));
  }

  #dismiss(connection: WebSocket, reason: string): void {
    this.#open.delete(connection);
    connection.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } }));
  }

  #takeTicket(url: string): boolean {
    // The URL of an upgrade request may be invalid.
    const ticket = URL.canParse(url, ORIGIN) ? (new URL(url, ORIGIN).searchParams.get('ticket') ?? '') : '';
    const issuedAt = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return issuedAt !== undefined && this.#state.now() - issuedAt <= TICKET_LIFE_MS;
  }
}
