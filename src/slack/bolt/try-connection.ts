import { WebSocket } from 'undici';
import { ConfigError, UpstreamError } from '../../errors.ts';
import { socketNewsIn } from './socket-news.ts';

const PATIENCE_MS = 8000;

/**
 * Opens a socket to Slack and closes it after the first frame, so that Slack sends it no events.
 * @returns how many other sockets of the app are open; `undefined` if Slack does not say
 * @throws ConfigError with Slack's reason when Slack refuses the connection; UpstreamError when no connection is
 * possible or no frame arrives within PATIENCE_MS
 */
export function tryConnection(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const unreachable = (why: string) =>
      reject(
        new UpstreamError('slack', 'no_socket', `The socket to Slack ${why}: a proxy or a firewall may be in the way.`),
      );
    const socket = new WebSocket(url);
    const timer = setTimeout(() => {
      unreachable('does not answer');
      socket.close();
    }, PATIENCE_MS);
    socket.addEventListener('message', ({ data }) => {
      const news = socketNewsIn(data);
      if (news?.kind === 'refused') reject(new ConfigError(news.sentence));
      else resolve(news?.connections === undefined ? undefined : news.connections - 1);
      socket.close();
    });
    socket.addEventListener('error', () => unreachable('could not be opened'));
    socket.addEventListener('close', () => {
      clearTimeout(timer);
      unreachable('was closed at once');
    });
  });
}
