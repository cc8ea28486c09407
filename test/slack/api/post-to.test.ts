import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { postTo } from '../../../src/slack/api/post-to.ts';

/**
 * Closes each connection without an answer when its second request arrives, as a server does whose idle timeout has just ended.
 */
async function forgetfulServer({ never = false } = {}) {
  const closed: string[] = [];
  const used = new WeakSet<object>();
  const server = createServer((request, response) => {
    if (never || used.has(request.socket)) {
      closed.push(request.method ?? '');
      return void request.socket.destroy();
    }
    used.add(request.socket);
    request.resume().on('end', () => response.end('ok'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, closed };
}

const answer = { what: 'response_url', contentType: 'text/plain', body: 'hello', timeoutMs: 5000 };

test('a post on a kept connection that is closed is repeated on a new one, and succeeds', async () => {
  const { url, closed } = await forgetfulServer();
  // Whether fetch keeps the connection for the very next post is not certain.
  for (let posts = 0; posts < 20 && closed.length === 0; posts += 1) await postTo(url, answer);
  expect(closed).toHaveLength(1);
});

test('a server that closes every connection is unreachable after the second try', async () => {
  const { url, closed } = await forgetfulServer({ never: true });
  await expect(postTo(url, answer)).rejects.toMatchObject({ name: 'UpstreamError', code: 'unreachable' });
  expect(closed).toHaveLength(2);
});
