import type { Logger } from '@slack/bolt';
import { SocketModeReceiver } from '@slack/bolt';
import type { SlackLogger } from './bolt-logger.ts';

/** Also the pause before a reconnect, in which nothing is received: the default of 5 s is long for a click, much less breaks on a busy machine. */
const CLIENT_PING_TIMEOUT_MS = 3000;
const TRY_AGAIN_MS = 30_000;

interface ReceiverParts {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly boltLogger: Logger;
  readonly logger: SlackLogger;
}

/** A receiver with options of its own: the socket client writes its retry settings into the object it is given. */
export function createSocketReceiver({ appToken, apiUrl, boltLogger, logger }: ReceiverParts): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger,
    clientPingTimeout: CLIENT_PING_TIMEOUT_MS,
    installerOptions: {
      clientOptions: {
        ...(apiUrl && { slackApiUrl: apiUrl }),
        timeout: 10_000,
        retryConfig: { forever: true, factor: 1.3, maxTimeout: 15_000, randomize: true },
      },
    },
  });
  surviveReconnects(receiver, logger);
  return receiver;
}

/** socket-mode 3.1 leaves a failed reconnect as an unhandled rejection, which would end the process. */
function surviveReconnects({ client }: SocketModeReceiver, logger: SlackLogger): void {
  const connect = client.start.bind(client);
  let wasConnected = false;
  let isStopping = false;
  client.on('connected', () => {
    wasConnected = true;
  });
  client.on('disconnecting', () => {
    isStopping = true;
  });
  client.start = async () => {
    try {
      return await connect();
    } catch (error) {
      if (!wasConnected) throw error;
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
