import { createServer, type Server } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import { ConfigError } from '../../errors.ts';
import { asSlackSentIt, createRefusalLog } from './http-forms.ts';
import { createReplayGuard } from './replay-guard.ts';
import type { Transport, TransportParts } from './transport.ts';

const EVENTS_PATH = '/slack/events';
/** The largest body, in bytes. A view and its state are at most 250 kB each; Bolt's own limit is 4 MB. */
const MOST_BYTES = 1_048_576;
/** How far a request's timestamp may be in the future. Bolt allows the same for the past. */
const MOST_AHEAD_SECONDS = 5 * 60;
/** How long a request may take to arrive. Slack sends it in one piece; a slow sender would keep a connection busy. */
const REQUEST_TIMEOUT_MS = 10_000;

const WRONG_CLOCK = 'a request with a time in the future was refused: check the clock of this machine';

interface HttpSettings {
  readonly signingSecret: string;
  readonly port: number;
}

/** Receives signed HTTP requests for commands, interactions and events at `/slack/events`. */
export function createHttpTransport({ signingSecret, port }: HttpSettings, parts: TransportParts): Transport {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [EVENTS_PATH],
    bodyLimit: MOST_BYTES,
    logger: parts.boltLogger,
    // Bolt calls this after it has verified the signature.
    customPropertiesExtractor: ({ headers }) => ({ signature: headers['x-slack-signature'] }),
  });
  const seen = createReplayGuard(parts.clock, parts.notes);
  const logIfRefused = createRefusalLog(parts.logger, parts.clock);
  // This server replaces Bolt's start() and stop(): start() allows no check before Bolt's own checks, and stop() waits
  // for idle connections.
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    parts.onArrival();
    const aheadSeconds = Number(request.headers['x-slack-request-timestamp']) - parts.clock.now() / 1000;
    if (aheadSeconds > MOST_AHEAD_SECONDS) {
      // Bolt would accept this request. It would also accept a copy of it that arrives when the replay guard no longer
      // remembers the signature.
      parts.logger.warn({ aheadSeconds: Math.round(aheadSeconds) }, WRONG_CLOCK);
      response.writeHead(401).end();
      return;
    }
    logIfRefused(request, response);
    asSlackSentIt(request, EVENTS_PATH);
    try {
      receiver.requestListener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on('connection', parts.onArrival);
  return {
    receiver,
    open: () => listen(server, port),
    close: () => close(server),
    isOpen: () => server.listening,
    isReplay: ({ customProperties }) => seen(String(customProperties?.signature)),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${cause.code})`;
      reject(new ConfigError(`The port ${port} (PORT) ${why}.`, { cause }));
    });
    server.listen(port, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
