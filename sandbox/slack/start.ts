import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { type AppDelivery, createDelivery } from './delivery/delivery.ts';
import { requestUrlsOf } from './delivery/request-urls.ts';
import { RETRY_DELAYS_MS } from './delivery/with-event-retries.ts';
import type { FaultOrder } from './fault-orders.ts';
import { readManifest } from './manifest/manifest.ts';
import { workspaceOf } from './person/screen.ts';
import type { Workspace } from './person/types.ts';
import { slackRoutes } from './routes.ts';
import type { OnAck } from './socket-mode/pending-acks.ts';
import type { UserGroup } from './state/records.ts';
import { USER_GROUPS } from './state/seed.ts';
import { createState, resetState, type SlackState } from './state/state.ts';

/** Node closes a connection after five idle seconds, and a request that is sent at that moment is lost. */
const KEEP_ALIVE_MS = 120_000;

export interface EmbeddedSlackOptions {
  /** The app manifest's YAML text: its scopes, commands and tabs rule. */
  readonly manifest: string;
  /** 0, the default, takes a free port. Always on 127.0.0.1. */
  readonly port?: number | undefined;
  /**
   * Deliver by signed HTTP to this address, whatever the manifest says. Else an app whose manifest switches Socket Mode
   * off is reached at the manifest's own addresses.
   */
  readonly requestUrl?: string | undefined;
  /** How long an upload cannot be used in an image block. Default 1000. */
  readonly fileProcessingMs?: number | undefined;
  /** How long an app may take to acknowledge. Default 3000. */
  readonly ackLimitMs?: number | undefined;
  /** How long a trigger id can be used. Default 3000. */
  readonly triggerLifeMs?: number | undefined;
  /** Told of every acknowledgement, at the moment it comes in. */
  readonly onAck?: OnAck | undefined;
  /** Members beside the four people, for crowds. Default 0. */
  readonly moreMembers?: number | undefined;
  /** Default: `mfa-admins` with the admin. */
  readonly userGroups?: readonly UserGroup[] | undefined;
  /** After what time an event comes again, per attempt, in milliseconds. Default: Slack's own, up to five minutes. */
  readonly eventRetryDelaysMs?: readonly number[] | undefined;
  /** Epoch milliseconds. Default Date.now. */
  readonly now?: (() => number) | undefined;
}

export interface EmbeddedSlack {
  readonly url: string;
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Stands in every payload as `token`; apps from before the signing secret compare it. */
  readonly verificationToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Parts of the manifest that do nothing here, in words. */
  readonly withoutEffect: readonly string[];
  readonly workspace: Workspace;
  /** The same routes without the socket, so that a page's server can offer the person's side. */
  fetch(request: Request): Response | Promise<Response>;
  /** Asks all Socket Mode connections to reconnect. */
  refreshSockets(): void;
  /** How many Socket Mode connections are open. */
  connectionCount(): number;
  /** Ends all Socket Mode connections without a word, as a broken network does. */
  cutSockets(): void;
  /** Delivers the next envelopes twice each. */
  deliverTwice(envelopes?: number): void;
  /** Spoils the next calls of one method; several orders are used up one after another. @throws ZodError */
  orderFault(order: FaultOrder): void;
  /** The ids of the files that are there: uploaded whole, and not deleted. */
  fileIds(): readonly string[];
  /** Forgets what is still outstanding. */
  clearFaults(): void;
  /** Messages, views, files and notices are forgotten; people, channels, tokens and open sockets stay. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts a Slack workspace with four people and one installed app. Tokens are random per run.
 * @throws Error when the manifest is not one or the port is taken.
 */
export async function startEmbeddedSlack(options: EmbeddedSlackOptions): Promise<EmbeddedSlack> {
  const state = newState(options);
  const urls = requestUrlsOf(state.manifest, options.requestUrl);
  const retryDelaysMs = options.eventRetryDelaysMs ?? RETRY_DELAYS_MS;
  const delivery = createDelivery(state, urls, { onAck: options.onAck, retryDelaysMs });
  const routes = slackRoutes(state, delivery);
  const server = createAdaptorServer({ fetch: routes.fetch }) as Server;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('upgrade', delivery.acceptUpgrade);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  state.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  void delivery.greet();
  return describe(state, delivery, routes, server);
}

function newState(options: EmbeddedSlackOptions): SlackState {
  const { moreMembers = 0, userGroups = USER_GROUPS, now = Date.now } = options;
  const { fileProcessingMs, ackLimitMs, triggerLifeMs } = options;
  const asked = Object.entries({ fileProcessingMs, ackLimitMs, triggerLifeMs }).filter(([, ms]) => ms !== undefined);
  const manifest = readManifest(options.manifest);
  const isSocketMode = manifest.isSocketMode && options.requestUrl === undefined;
  const seed = { switches: Object.fromEntries(asked), moreMembers, userGroups };
  return createState({ ...manifest, isSocketMode }, seed, now);
}

function describe(state: SlackState, delivery: AppDelivery, routes: Hono, server: Server): EmbeddedSlack {
  const { connections } = delivery;
  return {
    url: state.baseUrl,
    apiUrl: `${state.baseUrl}/api/`,
    botToken: state.secrets.botToken,
    appToken: state.secrets.appToken,
    signingSecret: state.secrets.signingSecret,
    verificationToken: state.secrets.verificationToken,
    clientId: state.secrets.clientId,
    clientSecret: state.secrets.clientSecret,
    withoutEffect: state.manifest.withoutEffect,
    workspace: workspaceOf(state),
    fetch: (request) => routes.fetch(request),
    refreshSockets: () => connections.refresh(),
    connectionCount: () => connections.count,
    cutSockets: () => connections.cut(),
    deliverTwice: (envelopes = 1) => {
      state.duplicatesLeft = envelopes;
    },
    fileIds: () =>
      [...state.files.values()]
        .filter(({ completedAt, isDeleted }) => completedAt !== undefined && !isDeleted)
        .map(({ fileId }) => fileId),
    orderFault: state.faults.order,
    clearFaults: state.faults.clear,
    reset: () => {
      delivery.reset();
      resetState(state);
    },
    async close() {
      delivery.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
