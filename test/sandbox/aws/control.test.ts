import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AwsCallView, AwsView } from '../../../sandbox/aws/view/view-types.ts';
import {
  createParticipant,
  createUser,
  listBuckets,
  onlyWithMfa,
  outcomeOf,
  putPolicy,
  sessionOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.aws.close());

const post = (path: string, body: unknown = {}) =>
  fetch(`${world.aws.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const read = async <Answer>(path: string) =>
  (await (await fetch(`${world.aws.url}/_sandbox/${path}`)).json()) as Answer;

const identityOf = (keys = world.aws.adminKey) => world.clientsOf(keys).sts.send(new GetCallerIdentityCommand({}));

test('the help page names the eight paths of the control interface, and each of them exists', async () => {
  const help = await (await fetch(`${world.aws.url}/_sandbox/`)).text();
  const paths = [...new Set([...help.matchAll(/\/_sandbox\/([a-z/]+)/g)].map(([, path]) => path!))];
  expect(paths).toHaveLength(8);
  for (const path of paths) {
    const answer = await fetch(`${world.aws.url}/_sandbox/${path}`, { method: 'PUT' });
    expect([path, answer.status]).toEqual([path, 405]);
  }
  expect(await (await fetch(`${world.aws.url}/_sandbox`)).text()).toBe(help);
  expect((await fetch(`${world.aws.url}/_sandbox/constructor`)).status).toBe(404);
});

test("a reset restores the initial state and keeps the administrator's key", async () => {
  const { keys } = await createParticipant(world, 'ann');
  await post('clock', { offsetSeconds: 60 });
  await post('throttle', { perSecond: 1 });
  world.aws.orderFault({ operation: 'ListUsers', kind: 'service-failure' });
  const before = world.aws.view();
  expect((await post('reset')).status).toBe(200);

  const view = world.aws.view();
  expect(view.users.map((user) => user.userName)).toEqual(['sandbox-admin']);
  expect([view.mfaDevices, view.calls]).toEqual([[], []]);
  expect([view.clock.offsetSeconds, view.throttle.perSecond]).toEqual([0, null]);
  expect(await read('faults')).toEqual([]);
  expect(view.revision).toBeGreaterThan(before.revision);
  expect(await outcomeOf(identityOf(keys as typeof world.aws.adminKey))).toBe('InvalidClientTokenId');
  await identityOf();
  expect(world.aws.view().calls.map((call) => call.number)).toEqual([before.calls.length + 1, before.calls.length + 2]);
});

test('a POST is refused unless it is JSON with known fields, sent to a host name of this machine', async () => {
  const url = `${world.aws.url}/_sandbox`;
  const json = { 'content-type': 'application/json' };
  for (const path of ['reset', 'seed', 'clock', 'throttle', 'faults']) {
    expect((await fetch(`${url}/${path}`, { method: 'POST', body: '{}' })).status).toBe(415);
    expect((await fetch(`${url}/${path}`, { method: 'POST', body: '{', headers: json })).status).toBe(400);
    expect((await post(path, { surprise: 1 })).status).toBe(400);
    const rebound = new Request(`http://evil.example/_sandbox/${path}`, { method: 'POST', body: '{}', headers: json });
    expect((await world.aws.fetch(rebound)).status).toBe(403);
  }
});

test('when the clock is moved, temporary credentials expire; requests may be signed with the real or the moved time', async () => {
  const { name, keys, device } = await createParticipant(world, 'ann');
  await putPolicy(world, name, onlyWithMfa);
  const session = await sessionOf(world, keys, { serialNumber: device.serialNumber, code: device.code(1) });
  await listBuckets(world, session);

  const moved = await post('clock', { offsetSeconds: 43_199 });
  expect(await moved.json()).toMatchObject({ offsetSeconds: 43_199, now: world.now() + 43_199_000 });
  await listBuckets(world, session);
  await post('clock', { advanceSeconds: 1 });
  expect(await outcomeOf(listBuckets(world, session))).toBe('ExpiredToken');
  world.pass(43_200);
  const byAccountTime = world.clientsOf(world.aws.adminKey);
  world.pass(-43_200);
  await byAccountTime.sts.send(new GetCallerIdentityCommand({}));
  expect((await post('clock', { offsetSeconds: 1, advanceSeconds: 1 })).status).toBe(400);
  expect((await post('clock', { offsetSeconds: 1e12 })).status).toBe(400);
});

test('when the clock is moved past the propagation time, the view shows a new policy as settled', async () => {
  await world.aws.close();
  world = await startWorld({ propagationSeconds: 8 });
  await createUser(world, 'ann');
  await putPolicy(world, 'ann', onlyWithMfa);
  const settled = async () => (await read<AwsView>('view')).users.at(-1)?.inlinePolicies[0]?.isSettled;
  expect(await settled()).toBe(false);
  await post('clock', { advanceSeconds: 8 });
  expect(await settled()).toBe(true);
});

test('the call log can be filtered by number and by property', async () => {
  const { keys } = await createParticipant(world, 'ann');
  await outcomeOf(listBuckets(world, keys));
  interface Calls {
    newest: number;
    calls: AwsCallView[];
  }
  const all = await read<Calls>('calls');
  expect(all.calls.map((call) => call.number)).toEqual(Array.from({ length: all.newest }, (_, index) => index + 1));
  expect(await read<Calls>('calls?result=denied')).toMatchObject({
    newest: all.newest,
    calls: [
      { operation: 'ListBuckets', principal: 'ann', decision: 'not-allowed', keyEnding: keys.accessKeyId.slice(-4) },
    ],
  });
  expect((await read<Calls>('calls?operation=CreateUser')).calls).toMatchObject([
    {
      decision: 'allowed',
      statement: { policy: 'inline policy AllowEverything' },
      principalArn: world.aws.view().users[0]?.arn,
    },
  ]);
  await identityOf();
  expect((await read<Calls>(`calls?since=${all.newest}`)).calls.map((call) => call.operation)).toEqual([
    'GetCallerIdentity',
  ]);
  expect((await read<Calls>('calls?limit=2')).calls).toHaveLength(2);
  expect((await fetch(`${world.aws.url}/_sandbox/calls?since=x`)).status).toBe(400);
  const [last] = (await read<Calls>('calls?limit=1')).calls;
  expect(last?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(last?.tookMs).toBeGreaterThanOrEqual(0);
});
