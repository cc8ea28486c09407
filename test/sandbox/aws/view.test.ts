import { request as httpRequest } from 'node:http';
import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AwsView } from '../../../sandbox/aws/view/view-types.ts';
import { signed } from './raw-requests.ts';
import {
  allowListBuckets,
  createKey,
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

async function readView(): Promise<AwsView> {
  return (await (await fetch(`${world.aws.url}/_sandbox/view`)).json()) as AwsView;
}

/** Collects the views that the event stream sends. `ended` resolves when the stream ends. */
async function follow(url: string): Promise<{ views: AwsView[]; ended: Promise<void> }> {
  const response = await fetch(`${url}/_sandbox/view/stream`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const views: AwsView[] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      views.push(...events.map((event) => JSON.parse(event.replace(/^data: /, '')) as AwsView));
    }
  };
  return { views, ended: read() };
}

test('the call log shows the caller, the value of aws:MultiFactorAuthPresent, the result and the reason', async () => {
  const { name, keys, device } = await createParticipant(world, 'ann');
  await putPolicy(world, name, { ...onlyWithMfa, Sid: 'OnlyWithMfa' });
  await outcomeOf(listBuckets(world, keys));
  await outcomeOf(listBuckets(world, await sessionOf(world, keys)));
  const mfa = { serialNumber: device.serialNumber, code: device.code(1) };
  await listBuckets(world, await sessionOf(world, keys, mfa));
  await outcomeOf(sessionOf(world, keys, mfa));
  await outcomeOf(listBuckets(world, { ...keys, secretAccessKey: 'wrong' }));

  const { calls } = await readView();
  const told = calls.slice(-7).map((call) => [call.operation, call.principal, call.mfa, call.result, call.reason]);
  const asks = '"OnlyWithMfa" of the inline policy demo asks for Bool aws:MultiFactorAuthPresent true';
  expect(told).toEqual([
    ['ListBuckets', 'ann', 'absent', 'denied', `${asks}, but the request does not carry that key.`],
    ['GetSessionToken', 'ann', 'absent', 'allowed', 'This operation needs no permission.'],
    ['ListBuckets', 'ann', 'false', 'denied', `${asks}, but it is false.`],
    ['GetSessionToken', 'ann', 'absent', 'allowed', 'This operation needs no permission.'],
    ['ListBuckets', 'ann', 'true', 'allowed', 'Allowed by "OnlyWithMfa" of the inline policy demo.'],
    ['GetSessionToken', 'ann', 'absent', 'denied', 'The code was used before; each code works once.'],
    ['ListBuckets', 'anonymous', 'absent', 'failed', 'The signature is wrong.'],
  ]);
  expect(calls.map((call) => call.number)).toEqual(calls.map((_, index) => index + 1));
  expect(calls.at(-1)).toMatchObject({ service: 's3', httpStatus: 403, errorCode: 'SignatureDoesNotMatch' });
});

test('the view shows no seed, secret access key, MFA code or session token', async () => {
  const { name, keys, device } = await createParticipant(world, 'ann');
  await putPolicy(world, name, onlyWithMfa);
  const codes = [device.code(-1), device.code(0), device.code(1)];
  const session = await sessionOf(world, keys, { serialNumber: device.serialNumber, code: codes[2]! });
  await outcomeOf(sessionOf(world, keys, { serialNumber: device.serialNumber, code: codes[2]! }));
  const shown = JSON.stringify(await readView());
  const secrets = [
    device.seed,
    keys.secretAccessKey,
    session.secretAccessKey,
    session.sessionToken,
    world.aws.adminKey.secretAccessKey,
  ];
  for (const secret of secrets) expect(shown).not.toContain(secret);
  for (const code of codes) expect(shown).not.toMatch(new RegExp(`\\b${code}\\b`));
});

test('the view shows roles, managed policies, boundaries, groups, and changes that have not propagated yet', async () => {
  await world.aws.close();
  world = await startWorld({ propagationSeconds: 8 });
  const { iam } = world;
  const allow = { Version: '2012-10-17', Statement: [allowListBuckets] };
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'list', PolicyDocument: JSON.stringify(allow) }),
  );
  const PolicyArn = Policy?.Arn ?? '';
  await iam.send(new CreateUserCommand({ UserName: 'ann', PermissionsBoundary: PolicyArn }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn }));
  await iam.send(new CreateGroupCommand({ GroupName: 'staff' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'staff', UserName: 'ann' }));
  const trust = {
    ...allow,
    Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument }));
  const shown = async () => {
    const { users, roles, managedPolicies, groups, settlesAt } = await readView();
    return { user: users.at(-1), role: roles[0], managedPolicies, groups, settlesAt };
  };
  const view = await shown();
  expect(view).toMatchObject({
    user: { boundaryArn: PolicyArn, attachedPolicies: [{ arn: PolicyArn, isSettled: false }] },
    role: { roleName: 'reader', trustPolicy: trust, isSettled: false },
    managedPolicies: [{ arn: PolicyArn, policyName: 'list', document: allow }],
    groups: [{ groupName: 'staff', userNames: ['ann'] }],
    settlesAt: world.now() + 8000,
  });
  world.pass(8);
  const settled = await shown();
  expect([settled.user?.attachedPolicies[0]?.isSettled, settled.role?.isSettled]).toEqual([true, true]);
  expect(settled.settlesAt).toBeUndefined();
});

test('the view shows the newest 500 calls, with increasing numbers', async () => {
  const whoAmI = signed(world, 'sts', 'Action=GetCallerIdentity');
  for (let count = 0; count < 510; count += 1) await world.aws.fetch(new Request(world.aws.url, whoAmI));
  const { calls } = world.aws.view();
  expect([calls.length, calls[0]?.number, calls.at(-1)?.number]).toEqual([500, 11, 510]);
});

test('the stream shows a change, and its revisions increase', async () => {
  const { views } = await follow(world.aws.url);
  await expect.poll(() => views.length).toBe(1);
  expect(views[0]?.users.map((user) => user.userName)).toEqual(['sandbox-admin']);
  await createUser(world, 'ann');
  await expect.poll(() => views.at(-1)?.users.at(-1)?.userName).toBe('ann');
  const revisions = views.map((view) => view.revision);
  expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
});

test('the stream shows a reset like any other change', async () => {
  const { views } = await follow(world.aws.url);
  await createUser(world, 'ann');
  await expect.poll(() => views.at(-1)?.users.length).toBe(2);
  world.aws.reset();
  await expect.poll(() => views.at(-1)?.users.map((user) => user.userName)).toEqual(['sandbox-admin']);
  expect(views.at(-1)?.calls).toEqual([]);
});

test('if a reader of the stream disconnects, another reader still gets the changes', async () => {
  const leaving = new AbortController();
  await fetch(`${world.aws.url}/_sandbox/view/stream`, { signal: leaving.signal });
  const { views } = await follow(world.aws.url);
  leaving.abort();
  await createUser(world, 'ann');
  await createUser(world, 'bob');
  await expect.poll(() => views.at(-1)?.users.at(-1)?.userName).toBe('bob');
});

test('closing the embedded AWS ends its streams', async () => {
  const other = await startWorld();
  const { views, ended } = await follow(other.aws.url);
  await expect.poll(() => views.length).toBe(1);
  await other.aws.close();
  await ended;
});

test('when a change has propagated, the stream shows it without a new call', async () => {
  const slow = await startWorld({ propagationSeconds: 0.2 });
  const { views } = await follow(slow.aws.url);
  await createUser(slow, 'ann');
  await createKey(slow, 'ann');
  const isKeySettled = () => views.at(-1)?.users.find((user) => user.userName === 'ann')?.accessKeys[0]?.isSettled;
  await expect.poll(isKeySettled).toBe(false);
  const calls = views.at(-1)?.calls.length;
  slow.pass(1);
  await expect.poll(isKeySettled).toBe(true);
  expect(views.at(-1)?.calls).toHaveLength(calls ?? -1);
  await slow.aws.close();
});

test('the view can only be read, and only with a host name of this machine', async () => {
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${world.aws.url}/_sandbox/view`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject).end();
    });
  expect(await statusFor('127.0.0.1:1234')).toBe(200);
  expect(await statusFor('localhost')).toBe(200);
  expect(await statusFor('rebound.example')).toBe(403);
  expect(await statusFor('localhost.example:80')).toBe(403);
  expect((await fetch(`${world.aws.url}/_sandbox/view`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${world.aws.url}/_sandbox/else`)).status).toBe(404);
});

test('another server can serve the view through fetch', async () => {
  const response = await world.aws.fetch(new Request('http://localhost:9/_sandbox/view'));
  expect(((await response.json()) as AwsView).accountId).toBe('111122223333');
});
