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
      /** How long Slack may take to answer a ping, and how long the bot waits before it connects again; 3 s if absent. */
      readonly pingTimeoutMs?: number | undefined;
    }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export interface TransportParts {
  /** The company's way out, if there is one. */
  readonly proxies?: Proxies | undefined;
  readonly apiUrl: string | undefined;
  /** For single calls; the socket client gets options of its own. */
  readonly clientOptions: WebClientOptions;
  readonly boltLogger: Logger;
  readonly logger: SlackLogger;
  readonly clock: Clock;
  /** Where bots that share the work tell each other which requests they have taken. */
  readonly notes: Notes;
  /** Called when something arrives that will become an event, as soon as it is known. */
  onArrival(): void;
}

/** How what people do in Slack reaches the bot; the listeners do not know which one it is. */
export interface Transport {
  readonly receiver: Receiver;
  /** @throws UpstreamError or ConfigError */
  open(app: App): Promise<void>;
  /** Takes nothing new; what has been taken goes on. */
  close(): Promise<void>;
  /** Whether Slack can reach the bot at this moment. */
  isOpen(): boolean;
  /** Why not, in a sentence for the operator, where Slack has said so. */
  whyNotOpen?(): string | undefined;
  /** Whether somebody sends again what Slack has sent once. */
  isReplay(event: ReceiverEvent): Promise<boolean>;
}
