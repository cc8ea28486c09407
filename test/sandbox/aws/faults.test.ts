import { CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { refusalOf, startWorld } from './support.ts';

test.for([
  ['throttling', 'Throttling', 400],
  ['service-failure', 'ServiceFailure', 500],
  ['access-denied', 'AccessDenied', 403],
] as const)(
  'the fault %s makes the next calls fail with the error of IAM, as many calls as ordered',
  async ([kind, code, http]) => {
    const { aws, iam } = await startWorld();
    aws.orderFault({ operation: 'CreateUser', kind, times: 2 });
    const create = () => iam.send(new CreateUserCommand({ UserName: 'ana' }));
    expect(await refusalOf(create())).toMatchObject({ code, http });
    expect((await iam.send(new ListUsersCommand({}))).Users).not.toContainEqual(
      expect.objectContaining({ UserName: 'ana' }),
    );
    expect(await refusalOf(create())).toMatchObject({ code, http });
    await create();
    await aws.close();
  },
);

test.for([
  ['reset-before', 0],
  ['reset-after-commit', 1],
] as const)('%s cuts the connection; %i users were created', async ([kind, created]) => {
  const { aws, iam } = await startWorld();
  aws.orderFault({ operation: 'CreateUser', kind });
  await expect(iam.send(new CreateUserCommand({ UserName: 'ana' }))).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(aws.view().users.filter(({ userName }) => userName === 'ana')).toHaveLength(created);
  expect(aws.view().calls.at(-1)).toMatchObject({ operation: 'CreateUser', errorCode: 'ConnectionReset' });
  await aws.close();
});

test('the SDK retries after the connection was reset once', async () => {
  const { aws, now } = await startWorld();
  const systemClockOffset = now() - Date.now();
  const iam = new IAMClient({ endpoint: aws.url, region: 'us-east-1', credentials: aws.adminKey, systemClockOffset });
  aws.orderFault({ operation: 'CreateUser', kind: 'reset-before' });
  expect((await iam.send(new CreateUserCommand({ UserName: 'ana' }))).User?.UserName).toBe('ana');
  await aws.close();
});

test('faults can be ordered, listed and removed over HTTP, but a page of another site cannot order them', async () => {
  const world = await startWorld();
  const faults = (init: RequestInit) => fetch(`${world.aws.url}/_sandbox/faults`, init);
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ operation: 'ListUsers', kind: 'service-failure' });

  expect((await faults({ method: 'POST', body })).status, 'a request that another site could send').toBe(415);
  expect((await faults({ method: 'POST', body: '{}', headers: json })).status).toBe(400);
  expect((await faults({ method: 'PUT' })).status).toBe(405);
  expect((await faults({ method: 'POST', body, headers: json })).status).toBe(201);
  expect(await (await faults({})).json()).toMatchObject([{ operation: 'ListUsers', times: 1 }]);
  expect(await (await faults({ method: 'DELETE' })).json()).toEqual([]);
  const rebound = new Request('http://evil.example/_sandbox/faults', { method: 'POST', body, headers: json });
  expect((await world.aws.fetch(rebound)).status).toBe(403);
  await world.aws.close();
});
