import { request } from 'node:http';
import { expect, test } from 'vitest';
import { FixtureWorld } from './fixture-world.ts';

test('the page may load and call only itself', async () => {
  await using world = await FixtureWorld.start();
  const response = await fetch(world.page.url);
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(await response.text()).toContain('<title>MFA Demo sandbox</title>');
});

test.each([
  ['/main.js', 'text/javascript'],
  ['/main.css', 'text/css'],
  ['/theme.js', 'text/javascript'],
  ['/favicon.svg', 'image/svg+xml'],
])('%s is served', async (path, type) => {
  await using world = await FixtureWorld.start();
  const response = await fetch(world.page.url + path);
  expect(response.headers.get('content-type')).toContain(type);
  expect((await response.text()).length).toBeGreaterThan(50);
});

test('the embedded services answer on the same address', async () => {
  await using world = await FixtureWorld.start();
  const response = await fetch(`${world.page.url}/_person/workspace`);
  expect(await response.json()).toMatchObject({ teamName: 'Sandbox Inc.' });
});

test('another host name is refused, on every path', async () => {
  await using world = await FixtureWorld.start();
  expect(await statusWith(world, '/', { host: 'sandbox.example' })).toBe(403);
  expect(await statusWith(world, '/_person/workspace', { host: '127.0.0.1.sandbox.example' })).toBe(403);
  expect(await statusWith(world, '/', { host: 'localhost' })).toBe(200);
});

test("another site's page is refused", async () => {
  await using world = await FixtureWorld.start();
  expect(await statusWith(world, '/_person/workspace', { origin: 'https://evil.example' })).toBe(403);
  expect(await statusWith(world, '/_person/workspace', { origin: world.page.url })).toBe(200);
});

test('a taken port is named, with the way out', async () => {
  await using world = await FixtureWorld.start();
  const port = Number(new URL(world.page.url).port);
  await expect(FixtureWorld.start({ port })).rejects.toThrow(
    `Port ${port} is already in use. Choose another one with --port`,
  );
});

test('closing does not wait for open event streams', async () => {
  const world = await FixtureWorld.start();
  const response = await fetch(`${world.page.url}/_person/U0ANA/screen/stream`);
  const reader = response.body!.getReader();
  await reader.read();
  await world.close();
  await expect(reader.read()).rejects.toThrow();
});

/** `fetch` does not let us set these headers. */
function statusWith(world: FixtureWorld, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(world.page.url + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}
