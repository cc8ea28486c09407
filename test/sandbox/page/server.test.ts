import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleClient } from '../../../sandbox/page/bundle.ts';
import { FixtureWorld } from './fixture-world.ts';
import { sampleTraffic } from './sample-traffic.ts';

test('the content security policy allows fonts and calls only for the server of the page, and nothing unsafe', async () => {
  await using world = await FixtureWorld.start();
  const response = await fetch(world.page.url);
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("font-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(await response.text()).toContain('<title>MFA Demo sandbox</title>');
});

test.each([
  ['/main.js', 'text/javascript'],
  ['/main.css', 'text/css'],
  ['/emoji.css', 'text/css'],
  ['/emoji/10.woff', 'font/woff'],
  ['/theme.js', 'text/javascript'],
  ['/favicon.svg', 'image/svg+xml'],
])('%s is served', async (path, type) => {
  await using world = await FixtureWorld.start();
  const response = await fetch(world.page.url + path);
  expect(response.headers.get('content-type')).toContain(type);
  expect((await response.text()).length).toBeGreaterThan(50);
});

test('below /emoji, every font that the styles name is served, and no other file', async () => {
  await using world = await FixtureWorld.start();
  const statusOf = async (path: string) => (await fetch(world.page.url + path, { method: 'HEAD' })).status;
  const styles = await fetch(`${world.page.url}/emoji.css`).then((response) => response.text());
  const named = [...styles.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(5);
  expect(await Promise.all(named.map(statusOf))).toEqual(named.map(() => 200));
  const others = ['/emoji/99.woff', '/emoji/emoji.woff', '/emoji/..%2fmain.js', '/emoji/1.woff2'];
  expect(await Promise.all(others.map(statusOf))).toEqual(others.map(() => 404));
});

test('the script and the styles of the page have less than 500 kB when compressed', async () => {
  const { script, styles } = await bundleClient();
  expect(gzipSync(script + styles).length).toBeLessThan(500_000);
});

test('a window follows all streams over one connection, and each event has the path of its stream', async () => {
  await using world = await FixtureWorld.start();
  const paths = ['/_person/U0ANA/screen/stream', '/_person/traffic/stream', '/_sandbox/view/stream'];
  const refused = ['/_person/workspace', '/_sandbox/faults', 'https://evil.example/_person/x/stream', '/main.js'];
  const query = [...paths, ...refused].map((path) => `of=${encodeURIComponent(path)}`).join('&');
  const response = await fetch(`${world.page.url}/_page/stream?${query}`);
  const events = eventsOf(response.body!);
  world.traffic.add(sampleTraffic[0]!);
  const seen = new Set<string>();
  for await (const { path, data } of events) {
    seen.add(path);
    if (path === '/_person/traffic/stream') expect(JSON.parse(data)).toEqual(sampleTraffic[0]);
    if (seen.size === paths.length) break;
  }
  expect([...seen].sort()).toEqual([...paths].sort());
});

test('the page can reset the sandbox, and a page of another site cannot', async () => {
  await using world = await FixtureWorld.start();
  const post = (headers: Record<string, string>) => statusWith(world, '/_page/restart', { method: 'POST', ...headers });
  expect(await post({ 'content-type': 'text/plain' })).toBe(415);
  expect(await post({ 'content-type': 'application/json', origin: 'https://evil.example' })).toBe(403);
  expect(world.restarts).toBe(0);
  expect(await post({ 'content-type': 'application/json', origin: world.page.url })).toBe(200);
  expect(world.restarts).toBe(1);
});

test('the page has the routes of the embedded services at its own address', async () => {
  await using world = await FixtureWorld.start();
  const response = await fetch(`${world.page.url}/_person/workspace`);
  expect(await response.json()).toMatchObject({ teamName: 'Sandbox Inc.' });
});

test('a host name that is not of this machine is refused, for the page and for the embedded services', async () => {
  await using world = await FixtureWorld.start();
  expect(await statusWith(world, '/', { host: 'sandbox.example' })).toBe(403);
  expect(await statusWith(world, '/_person/workspace', { host: '127.0.0.1.sandbox.example' })).toBe(403);
  expect(await statusWith(world, '/', { host: 'localhost' })).toBe(200);
});

test('a request from a page of another site is refused', async () => {
  await using world = await FixtureWorld.start();
  expect(await statusWith(world, '/_person/workspace', { origin: 'https://evil.example' })).toBe(403);
  expect(await statusWith(world, '/_person/workspace', { origin: world.page.url })).toBe(200);
});

test('the error about a port in use names the port and the option', async () => {
  await using world = await FixtureWorld.start();
  const port = Number(new URL(world.page.url).port);
  await expect(FixtureWorld.start({ port })).rejects.toThrow(
    `Port ${port} is already in use. Choose another one with --port`,
  );
});

test('closing the server does not wait for open event streams, but ends them', async () => {
  const world = await FixtureWorld.start();
  const response = await fetch(`${world.page.url}/_person/U0ANA/screen/stream`);
  const reader = response.body!.getReader();
  await reader.read();
  await world.close();
  await expect(reader.read()).rejects.toThrow();
});

/** Sends a request without `fetch`, which does not allow some of these headers. Returns the status. */
function statusWith(
  world: FixtureWorld,
  path: string,
  { method = 'GET', ...headers }: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(world.page.url + path, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ path: string; data: string }> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const [, path = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(event) ?? [];
      if (path) yield { path, data };
    }
  }
}
