import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { postTo } from '../../../src/slack/api/post-to.ts';

/**
 * Starts a server that closes a connection at its second request, like a server whose idle timeout has just ended.
 * @param never if true, the server closes each connection at its first request
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

test('if the server closes a connection that is used again, the post is repeated on a new connection and succeeds', async () => {
  const { url, closed } = await forgetfulServer();
  // fetch may use a new connection for a post, so the test posts until the server has closed one.
  for (let posts = 0; posts < 20 && closed.length === 0; posts += 1) await postTo(url, answer);
  expect(closed).toHaveLength(1);
});

test('if the server closes every connection, the error after the second try says that it is unreachable', async () => {
  const { url, closed } = await forgetfulServer({ never: true });
  await expect(postTo(url, answer)).rejects.toMatchObject({ name: 'UpstreamError', code: 'unreachable' });
  expect(closed).toHaveLength(2);
});
