import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signed } from './raw-requests.ts';
import { createUser, startWorld, type World } from './support.ts';

/** IAM and STS answer in JSON if the request has the header `Accept: application/json`. */
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

async function ask(service: 'iam' | 'sts', action: string, accept = 'application/json') {
  const request = signed(world, service, `Action=${action}`, { headers: { accept } });
  const response = await fetch(world.aws.url, request);
  const text = await response.text();
  const requestId = response.headers.get('x-amzn-requestid');
  return { status: response.status, type: response.headers.get('content-type'), text, requestId };
}

async function json(service: 'iam' | 'sts', action: string): Promise<Record<string, unknown>> {
  const { type, text } = await ask(service, action);
  expect(type).toBe('application/json');
  return JSON.parse(text) as Record<string, unknown>;
}

describe('an answer in JSON', () => {
  test('has the result and the request id', async () => {
    const { text, requestId } = await ask('sts', 'GetCallerIdentity');
    const Arn = 'arn:aws:iam::111122223333:user/sandbox-admin';
    expect(JSON.parse(text)).toEqual({
      GetCallerIdentityResponse: {
        GetCallerIdentityResult: { Account: '111122223333', Arn, UserId: expect.stringMatching(/^AIDA/) },
        ResponseMetadata: { RequestId: requestId },
      },
    });
  });

  test('has lists, maps, numbers and booleans with their JSON types, and times in seconds', async () => {
    await createUser(world, 'json');
    const CreateDate = world.now() / 1000;
    expect(await json('iam', 'ListUsers&PathPrefix=/mfa-demo/')).toMatchObject({
      ListUsersResponse: { ListUsersResult: { IsTruncated: false, Users: [{ UserName: 'json', CreateDate }] } },
    });
    expect(await json('iam', 'ListGroups')).toMatchObject({ ListGroupsResponse: { ListGroupsResult: { Groups: [] } } });
    expect(await json('iam', 'GetAccountSummary')).toMatchObject({
      GetAccountSummaryResponse: { GetAccountSummaryResult: { SummaryMap: { Users: 2, UsersQuota: 5000 } } },
    });
    expect(await json('sts', 'GetSessionToken')).toMatchObject({
      GetSessionTokenResponse: { GetSessionTokenResult: { Credentials: { Expiration: CreateDate + 43_200 } } },
    });
    const simulation =
      'SimulateCustomPolicy&ActionNames.member.1=iam:GetUser&ResourceArns.member.1=arn:aws:iam::1:user/a';
    const policy = encodeURIComponent('{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}');
    const { SimulateCustomPolicyResponse } = await json('iam', `${simulation}&PolicyInputList.member.1=${policy}`);
    expect(SimulateCustomPolicyResponse).toMatchObject({
      SimulateCustomPolicyResult: {
        EvaluationResults: [{ MatchedStatements: [], MissingContextValues: [], EvalDecisionDetails: {} }],
      },
    });
  });

  test('has the code and the message of an error, also for a request without a signature', async () => {
    const { status, text, requestId } = await ask('iam', 'GetUser&UserName=nobody');
    expect(status).toBe(404);
    const Message = 'The user with name nobody cannot be found.';
    const error = { Code: 'NoSuchEntity', Message, Type: 'Sender' };
    expect(JSON.parse(text)).toEqual({ Error: error, RequestId: requestId });
    const unsigned = await fetch(`${world.aws.url}/?Action=GetCallerIdentity`, {
      headers: { accept: 'application/json' },
    });
    expect(await unsigned.json()).toMatchObject({ Error: { Code: 'MissingAuthenticationToken' } });
  });
});

test.each([
  ['application/json', 'application/json'],
  ['text/plain, Application/JSON;charset=utf-8', 'application/json'],
  ['application/json;q=0', 'text/xml'],
  ['application/jsonp', 'text/xml'],
  ['*/*', 'text/xml'],
  ['text/xml', 'text/xml'],
])('Accept: %s is answered with %s', async (accept, type) => {
  expect((await ask('sts', 'GetCallerIdentity', accept)).type).toBe(type);
});

describe('a call without a signature', () => {
  const post = async (form: string, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(form);
    const response = await world.aws.fetch(new Request(world.aws.url, { method: 'POST', body, headers }));
    const text = await response.text();
    return [/xmlns="https:\/\/(\w+)\./.exec(text)?.[1], response.status, /<Code>(\w+)/.exec(text)?.[1]];
  };
  const missing = [403, 'MissingAuthenticationToken'];

  test.each([
    ['Action=GetCallerIdentity', 'sts'],
    ['Action=AssumeRole&Version=2011-06-15', 'sts'],
    ['Action=GetFederationToken', 'sts'],
    ['Action=Nonsense&Version=2011-06-15', 'sts'],
    ['Action=ListUsers', 'iam'],
    ['Action=ListUsers&Version=2010-05-08', 'iam'],
    ['Action=Nonsense', 'iam'],
  ])('%s is answered by %s', async (body, service) => {
    expect(await post(body)).toEqual([service, ...missing]);
  });

  test('is answered by the service that its host or the action in its query names', async () => {
    expect(await post('Action=Nonsense', { host: 'sts.localhost' })).toEqual(['sts', ...missing]);
    const query = await world.aws.fetch(new Request(`${world.aws.url}/?Action=GetCallerIdentity`));
    expect(await query.text()).toContain('https://sts.amazonaws.com/doc/2011-06-15/');
  });

  test.each(['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'])(
    '%s is refused as an unknown action, not because of the missing signature',
    async (name) => {
      expect(await post(`Action=${name}`)).toEqual(['sts', 400, 'InvalidAction']);
    },
  );
});
