import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { sees } from './support/player.ts';
import { connect, ticketFor } from './support/raw-socket.ts';
import { newApp, startWorld, type World } from './support/world.ts';

function connectionsAre(world: World, wanted: number): Promise<void> {
  return sees(
    async () => world.slack.connectionCount(),
    (count) => expect(count).toBe(wanted),
  );
}

test('after Slack has closed the connection for a refresh, the app connects again and gets the next command', async () => {
  await using world = await startWorld((app) => app.command('/mfa-demo', ({ ack }) => ack('Here')), {
    pingTimeoutMs: 2000,
  });
  world.slack.refreshSockets();
  expect(world.slack.connectionCount()).toBe(0);
  await connectionsAre(world, 1);
  await world.ana.types('/mfa-demo help');
  expect(await world.ana.texts()).toEqual(['Here']);
});

test('each command goes to one of the connected apps', async () => {
  const heard: string[] = [];
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', async ({ ack }) => {
      heard.push('first');
      await ack();
    }),
  );
  const { app, receiver } = newApp(world.slack);
  app.command('/mfa-demo', async ({ ack }) => {
    heard.push('second');
    await ack();
  });
  await app.init();
  await app.start();
  expect(world.slack.connectionCount()).toBe(2);
  for (let count = 0; count < 30; count += 1) await world.ana.types('/mfa-demo help');
  expect(heard).toHaveLength(30);
  expect(new Set(heard)).toEqual(new Set(['first', 'second']));
  await receiver.client.disconnect();
});

test('there are at most ten connections', async () => {
  await using world = await startWorld();
  for (let count = 0; count < 9; count += 1) expect((await connect(world.slack)).frames[0]!.type).toBe('hello');
  const { frames } = await connect(world.slack);
  expect(frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  expect(world.slack.connectionCount()).toBe(10);
});

test('an address can be used for one connection only', async () => {
  await using world = await startWorld();
  const url = await ticketFor(world.slack);
  const open = (address: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(address);
      socket.on('open', () => resolve('open'));
      socket.on('error', (error) => resolve(error.message));
    });
  expect(await open(url)).toBe('open');
  expect(await open(url)).toContain('401');
  expect(await open(url.replace(/ticket=\w+/, 'ticket=guess'))).toContain('401');
});

test('frames that are not acknowledgements are ignored, and pings are answered', async () => {
  await using world = await startWorld((app) => app.command('/mfa-demo', ({ ack }) => ack('Here')));
  const { socket } = await connect(world.slack);
  const strange = ['', '{', 'null', '[]', '{"envelope_id": 5}', '{"envelope_id": "unknown", "payload": {"text": "x"}}'];
  for (const frame of strange) socket.send(frame);
  socket.send(Buffer.from([1, 2, 3]));
  const pong = new Promise((resolve) => socket.on('pong', (data) => resolve(String(data))));
  socket.ping('still there?');
  expect(await pong).toBe('still there?');
  socket.close();
  await connectionsAre(world, 1);
  await world.ana.types('/mfa-demo help');
  expect(await world.ana.texts()).toEqual(['Here']);
});

test('a broken frame closes its connection, and other connections stay open', async () => {
  await using world = await startWorld();
  const { socket } = await connect(world.slack);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  (socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  await closed;
  await connectionsAre(world, 1);
});
