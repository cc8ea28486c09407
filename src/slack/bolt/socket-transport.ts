import { SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { ConfigError, UpstreamError } from '../../errors.ts';
import { createProxyDispatcher } from '../../shared/proxy-dispatcher.ts';
import { callSlack, TOKEN_NAMES } from '../api/slack-call.ts';
import type { SlackLogger } from './bolt-logger.ts';
import { socketNewsIn } from './socket-news.ts';
import type { Transport, TransportParts, TransportSettings } from './transport.ts';

/**
 * How long Slack may take to answer a ping. The client also waits this long before it reconnects, and after each failed
 * try this much longer. The bot receives nothing during this wait. Bolt's default of 5 s is long for a person who
 * clicks; a much shorter time breaks connections on a busy machine.
 */
const PING_TIMEOUT_MS = 3000;
const TRY_AGAIN_MS = 30_000;

type SocketSettings = Extract<TransportSettings, { kind: 'socket' }>;

/** Receives events over a socket that the bot opens (Socket Mode), so it needs no public URL. */
export function createSocketTransport(settings: SocketSettings, parts: TransportParts): Transport {
  const { appToken } = settings;
  const receiver = newReceiver(settings, parts);
  let isOpen = false;
  receiver.client.on('connected', () => {
    isOpen = true;
  });
  receiver.client.on('close', () => {
    isOpen = false;
  });
  const refusals = hearRefusals(receiver, parts.logger);
  return {
    receiver,
    open: async (app) => {
      // Test the app token first: after a refusal such as `not_allowed_token_type`, socket-mode 3.1 tries again forever
      // and reports no error to its caller.
      const client = new WebClient(appToken, parts.clientOptions);
      await callSlack('apps.connections.open', () => client.apps.connections.open({}), TOKEN_NAMES.app);
      await Promise.race([app.start(), refusals.final]);
    },
    close: () => receiver.client.disconnect(),
    isOpen: () => isOpen,
    whyNotOpen: () => (isOpen ? undefined : refusals.last()),
    // Only Slack can write to this socket, so there are no replays.
    isReplay: async () => false,
  };
}

/** Reports why Slack ends a connection, or why none could be opened. The socket client does not pass the reason on. */
function hearRefusals({ client }: SocketModeReceiver, logger: SlackLogger) {
  let last: string | undefined;
  let refuse: (error: ConfigError) => void = () => undefined;
  const final = new Promise<never>((_resolve, reject) => {
    refuse = reject;
  });
  // After the start no code awaits this promise, so its rejection is handled here.
  final.catch(() => undefined);
  client.on('ws_message', (data: unknown) => {
    const news = socketNewsIn(data);
    if (news?.kind !== 'refused') return;
    last = news.sentence;
    logger.warn({ reason: news.reason }, news.sentence);
    if (news.isFinal) refuse(new ConfigError(news.sentence));
  });
  client.on('connected', () => {
    last = undefined;
  });
  client.on('error', (error: unknown) => {
    const reason = error instanceof Error ? error.message : 'unknown';
    last ??= `The socket to Slack could not be opened (${reason}): a proxy or a firewall may not let WebSockets pass.`;
  });
  return { final, last: () => last };
}

/**
 * Creates a receiver with its own options object, because the socket client changes the object that it gets: for a
 * proxy it adds `fetch`.
 */
function newReceiver(settings: SocketSettings, parts: TransportParts): SocketModeReceiver {
  const { appToken, pingTimeoutMs = PING_TIMEOUT_MS } = settings;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: parts.boltLogger,
    clientPingTimeout: pingTimeoutMs,
    ...(parts.proxies && { dispatcher: createProxyDispatcher(parts.proxies) }),
    installerOptions: {
      clientOptions: {
        ...addressOf(parts),
        timeout: 10_000,
        retryConfig: { forever: true, factor: 1.3, maxTimeout: 15_000, randomize: true },
      },
    },
  });
  surviveReconnects(receiver, parts.logger);
  return receiver;
}

function addressOf({ apiUrl }: TransportParts) {
  return apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
}

/**
 * Keeps a failed reconnect from ending the process. socket-mode 3.1 calls `start` for each reconnect and does not
 * handle its rejection. `start` rejects if the attempt fails, and also (with `undefined` as reason) if `disconnect` is
 * called during the attempt. The first call of `start` comes from the app, and its error is passed on.
 */
export function surviveReconnects({ client }: SocketModeReceiver, logger: Pick<SlackLogger, 'error'>): void {
  const connect = client.start.bind(client);
  let isFirst = true;
  let isStopping = false;
  client.on('connected', () => {
    // socket-mode 3.1 does not cancel a running reconnect, so a stopped bot would be connected again.
    if (isStopping) void client.disconnect();
  });
  client.on('disconnecting', () => {
    isStopping = true;
  });
  client.start = async () => {
    const isReconnect = !isFirst;
    isFirst = false;
    try {
      return await connect();
    } catch (error) {
      if (!isReconnect) throw error ?? new UpstreamError('slack', 'disconnected', 'The connection to Slack was closed');
      if (!isStopping) {
        logger.error(
          { reason: String(error) },
          'the connection to Slack is lost and could not be renewed; trying again',
        );
        setTimeout(() => void (isStopping ? undefined : client.start()), TRY_AGAIN_MS).unref();
      }
      return { ok: false };
    }
  };
}
