import { SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { ConfigError, UpstreamError } from '../../errors.ts';
import { createProxyDispatcher } from '../../shared/proxy-dispatcher.ts';
import { callSlack } from '../api/slack-call.ts';
import type { SlackLogger } from './bolt-logger.ts';
import { socketNewsIn } from './socket-news.ts';
import type { Transport, TransportParts, TransportSettings } from './transport.ts';

/** Nothing is received in the pause before a reconnect: Bolt's 5 s are long for a click, and much less breaks on a busy machine. */
const PING_TIMEOUT_MS = 3000;
const TRY_AGAIN_MS = 30_000;

type SocketSettings = Extract<TransportSettings, { kind: 'socket' }>;

/** Socket Mode: the bot opens a socket to Slack, and needs no address of its own. */
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
      // Tried first: Bolt itself would try a wrong app token forever, without a word.
      const client = new WebClient(appToken, parts.clientOptions);
      await callSlack('the app token (SLACK_APP_TOKEN)', () => client.apps.connections.open({}));
      await Promise.race([app.start(), refusals.final]);
    },
    close: () => receiver.client.disconnect(),
    isOpen: () => isOpen,
    whyNotOpen: () => (isOpen ? undefined : refusals.last()),
    // The socket is Slack's own: nobody else can write into it.
    isReplay: async () => false,
  };
}

/** Slack takes a connection and ends it at once with a word, which the socket client keeps for itself. */
function hearRefusals({ client }: SocketModeReceiver, logger: SlackLogger) {
  let last: string | undefined;
  let refuse: (error: ConfigError) => void = () => undefined;
  const final = new Promise<never>((_resolve, reject) => {
    refuse = reject;
  });
  // Nobody listens once the bot has started.
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

/** A receiver with options of its own: the socket client writes its retry settings into the object it is given. */
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
 * Keeps the failure of a reconnect from ending the process: socket-mode 3.1 calls `start` for each reconnect and handles
 * no rejection of it, neither a failed attempt nor (with `undefined` as its reason) a `disconnect` during the attempt.
 * The first call is the app's own and rejects with an error.
 */
export function surviveReconnects({ client }: SocketModeReceiver, logger: Pick<SlackLogger, 'error'>): void {
  const connect = client.start.bind(client);
  let isFirst = true;
  let isStopping = false;
  client.on('connected', () => {
    // Nor does 3.1 stop a reconnect that is under way: a bot that has stopped would be connected again.
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
