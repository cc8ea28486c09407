import type { App, Logger, Receiver, ReceiverEvent } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { Notes } from '../../scenario/ports/notes.ts';
import type { Proxies } from '../../shared/proxies.ts';
import type { SlackLogger } from './bolt-logger.ts';

export type TransportSettings =
  | {
      readonly kind: 'socket';
      readonly appToken: string;
      /**
       * How long Slack may take to answer a ping, and how long the bot waits before its first try to reconnect, in
       * milliseconds; 3000 if absent.
       */
      readonly pingTimeoutMs?: number | undefined;
    }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export interface TransportParts {
  /** The company's HTTP proxies. If absent, the bot connects directly. */
  readonly proxies?: Proxies | undefined;
  readonly apiUrl: string | undefined;
  /** Options for single Web API calls; the socket client has other options. */
  readonly clientOptions: WebClientOptions;
  readonly boltLogger: Logger;
  readonly logger: SlackLogger;
  readonly clock: Clock;
  /** Bots with the same Redis note here which requests they have handled. */
  readonly notes: Notes;
  /** The transport calls this when a connection or a request arrives, before it becomes an event. */
  onArrival(): void;
}

/** How Slack's events reach the bot. The listeners do not know which transport is used. */
export interface Transport {
  readonly receiver: Receiver;
  /** Starts receiving. @throws UpstreamError or ConfigError */
  open(app: App): Promise<void>;
  /** Stops receiving events; running listeners continue. */
  close(): Promise<void>;
  /** Whether the bot is receiving events: its socket to Slack is open, or its HTTP server listens. */
  isOpen(): boolean;
  /** Says for the operator why the transport is not open; `undefined` if it is open or no reason is known. */
  whyNotOpen?(): string | undefined;
  /** Whether the event is a copy of an earlier one, sent by somebody else. */
  isReplay(event: ReceiverEvent): Promise<boolean>;
}
