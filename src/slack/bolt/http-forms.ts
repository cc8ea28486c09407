import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { SlackLogger } from './bolt-logger.ts';

const NEWS_MS = 10_000;
const LONGEST_PATH = 80;
const REFUSED =
  'a request was refused unread: a proxy or gateway in front of the bot must forward it to /slack/events unchanged';

/**
 * Removes repeated and trailing slashes from the path, and parameters such as the charset from the content type.
 * Gateways may add these, and Bolt compares path and content type exactly. Slack's signature stays valid, because it
 * covers only the timestamp and the body.
 */
export function asSlackSentIt(request: IncomingMessage, eventsPath: string): void {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(request.url ?? '') ?? [];
  if (path.replace(/\/+/g, '/').replace(/\/$/, '') === eventsPath) request.url = `${eventsPath}${query}`;
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== undefined) request.headers['content-type'] = type;
}

/**
 * Returns a function that logs requests that are answered with 400 or 404: at most one in ten seconds, because anybody
 * can send such requests.
 */
export function createRefusalLog(
  logger: SlackLogger,
  clock: Clock,
): (request: IncomingMessage, response: ServerResponse) => void {
  let quietUntil = 0;
  return ({ method, url = '' }, response) => {
    const path = url
      .split('?', 1)[0]
      ?.replace(/[^\w/.-]/g, '…')
      .slice(0, LONGEST_PATH);
    response.once('finish', () => {
      const { statusCode: status } = response;
      if ((status !== 400 && status !== 404) || clock.now() < quietUntil) return;
      quietUntil = clock.now() + NEWS_MS;
      logger.warn({ status, method, path }, REFUSED);
    });
  };
}
