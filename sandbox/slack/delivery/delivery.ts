import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Deliver } from '../interactivity/deliver.ts';
import type { SlackSwitches } from '../person/types.ts';
import { Connections } from '../socket-mode/connections.ts';
import type { OnAck } from '../socket-mode/pending-acks.ts';
import type { SlackState } from '../state/state.ts';
import { HttpDelivery } from './http-delivery.ts';
import type { RequestUrls } from './request-urls.ts';
import { createTimers } from './timers.ts';
import { withEventRetries } from './with-event-retries.ts';
import { withStory } from './with-story.ts';
import { withSwitches } from './with-switches.ts';
import { withTraffic } from './with-traffic.ts';

/** Delivers payloads to the app, either over Socket Mode or over HTTP. */
export interface AppDelivery {
  readonly deliver: Deliver;
  /** The Socket Mode connections. None is open if the app is reached over HTTP. */
  readonly connections: Connections;
  describe(): SlackSwitches['delivery'];
  acceptUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Sends the first requests to the server of an app that is reached over HTTP. Call it after the server of this Slack
   * has started to listen.
   */
  greet(): Promise<void>;
  /** Cancels delayed deliveries and pending retries. */
  reset(): void;
  close(): void;
}

/**
 * Creates the delivery to the app, with the traffic log, the switches and the retries of events.
 * @param urls the addresses of an app that is reached over HTTP; undefined for Socket Mode
 */
export function createDelivery(
  state: SlackState,
  urls: RequestUrls | undefined,
  options: { readonly onAck: OnAck | undefined; readonly retryDelaysMs: readonly number[] },
): AppDelivery {
  const timers = createTimers();
  const connections = new Connections(state, options.onAck);
  const http = urls && new HttpDelivery(state, urls, options.onAck);
  const transport: Deliver = (envelope) => (http ?? connections).deliver(envelope);
  const noted = withTraffic(state, withSwitches(state, timers, transport));
  return {
    deliver: withStory(state, withEventRetries(noted, timers, options.retryDelaysMs)),
    connections,
    describe: () =>
      http
        ? { kind: 'http', url: http.url, isVerified: http.isVerified }
        : { kind: 'socket', connections: connections.count },
    acceptUpgrade: (request, socket, head) => connections.accept(request, socket, head),
    greet: async () => http?.greet(),
    reset: () => timers.clear(),
    close() {
      timers.clear();
      http?.close();
      connections.close();
    },
  };
}
