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

/** Node closes an idle connection after five seconds by default. A request that is sent at that moment is lost. */
const KEEP_ALIVE_MS = 120_000;

export interface EmbeddedSlackOptions {
  /** The app manifest as YAML or JSON text. It defines the scopes, commands, events and tabs of the app. */
  readonly manifest: string;
  /** The port on 127.0.0.1. Default: 0, which means any free port. */
  readonly port?: number | undefined;
  /**
   * The address to which payloads are sent as signed HTTP requests. If absent, the manifest decides: Socket Mode, or
   * the manifest's own addresses.
   */
  readonly requestUrl?: string | undefined;
  /** The time after an upload during which image blocks cannot use the file, in milliseconds. Default: 1000. */
  readonly fileProcessingMs?: number | undefined;
  /** How long an app may take to acknowledge, in milliseconds. Default: 3000. */
  readonly ackLimitMs?: number | undefined;
  /** How long a trigger id can be used, in milliseconds. Default: 3000. */
  readonly triggerLifeMs?: number | undefined;
  /** Called for every acknowledgement that arrives in time, except for those of events about actions of the app. */
  readonly onAck?: OnAck | undefined;
  /** How many members the workspace has in addition to Ana, Max, Gus and Yuki, for load tests. Default: 0. */
  readonly moreMembers?: number | undefined;
  /** The user groups of the workspace. Default: `mfa-admins`, with the admin as its member. */
  readonly userGroups?: readonly UserGroup[] | undefined;
  /** The delays before each retry of an event, in milliseconds. Default: Slack's, up to five minutes. */
  readonly eventRetryDelaysMs?: readonly number[] | undefined;
  /** The clock in epoch milliseconds. Default: Date.now. */
  readonly now?: (() => number) | undefined;
}

export interface EmbeddedSlack {
  readonly url: string;
  /** The address for `clientOptions.slackApiUrl` of a Bolt app. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The `token` of every payload. Older apps compare this token instead of checking the signature. */
  readonly verificationToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The parts of the manifest that have no effect here, as texts. */
  readonly withoutEffect: readonly string[];
  readonly workspace: Workspace;
  /** Answers a request without a network connection, so that the server of the page can serve the routes of people. */
  fetch(request: Request): Response | Promise<Response>;
  /** Asks all Socket Mode connections to reconnect. */
  refreshSockets(): void;
  /** How many Socket Mode connections are open. */
  connectionCount(): number;
  /** Ends all Socket Mode connections without a closing frame, as a broken network does. */
  cutSockets(): void;
  /** Delivers the next `envelopes` envelopes twice, not counting events about actions of the app. Default: 1. */
  deliverTwice(envelopes?: number): void;
  /**
   * Makes the next calls of one method fail. If this is called several times for a method, the first fault is used
   * first.
   * @throws ZodError if the order is not valid
   */
  orderFault(order: FaultOrder): void;
  /** Returns the ids of the files that were uploaded completely and not deleted. */
  fileIds(): readonly string[];
  /** Removes the faults that are not used up yet. */
  clearFaults(): void;
  /**
   * Removes messages, views, files, triggers, response URLs, offered options, notices and the traffic log, and cancels
   * delayed deliveries and retries. Channels get their first members again. People, tokens, switches, faults and open
   * sockets stay.
   */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts a Slack workspace with four people, or more with `moreMembers`, and one installed app. Tokens are random.
 * @throws Error if the manifest or a request URL is not valid, or the port is taken
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
