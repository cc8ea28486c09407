import { expect, test } from 'vitest';
import { createAwsAccount } from '../../../src/aws/account.ts';
import { ConfigError, isUndone, UpstreamError } from '../../../src/errors.ts';
import { answeringServer, queryFailure, type WireAnswer } from '../answering-server.ts';
import { startWorld, USER } from '../world.ts';

const REFUSED = queryFailure(403, 'AccessDenied');
const KEY = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };

/** Tries to create a user in the AWS at this address. Returns the error, if there is one. */
async function failureAt(endpoint: string, settings: { region?: string; requestTimeoutMs?: number } = {}) {
  const aws = createAwsAccount({ region: 'us-east-1', endpoint, credentials: KEY, maxAttempts: 2, ...settings });
  try {
    return await aws.ensureUser(USER).then(
      () => undefined,
      (error: unknown) => error,
    );
  } finally {
    aws.close();
  }
}

test.each<[string, WireAnswer[], boolean]>([
  ['AWS refuses the call', [REFUSED], true],
  ['AWS no longer knows the access key', [queryFailure(403, 'InvalidClientTokenId')], true],
  ['AWS throttles both attempts', [queryFailure(400, 'Throttling'), queryFailure(400, 'Throttling')], true],
  ['AWS has an internal error, and then refuses the call', [queryFailure(500, 'ServiceFailure'), REFUSED], false],
  ['the connection ends, and then AWS refuses the call', [{ status: 0, hangUp: true }, REFUSED], false],
  [
    'AWS is unavailable twice',
    [queryFailure(503, 'ServiceUnavailable'), queryFailure(503, 'ServiceUnavailable')],
    false,
  ],
  [
    'the answer cannot be read',
    [
      { status: 200, body: '<Create' },
      { status: 200, body: '<Create' },
    ],
    false,
  ],
])('the error says whether AWS certainly created nothing, if %s', async (_, answers, isCertain) => {
  const { url } = await answeringServer((number) => answers[number - 1] ?? REFUSED);
  expect(isUndone(await failureAt(url))).toBe(isCertain);
});

test('if AWS does not answer in time, it is not certain that nothing was created', async () => {
  const { url } = await answeringServer({ status: 0, silent: true });
  const failure = await failureAt(url, { requestTimeoutMs: 100 });
  expect(failure).toBeInstanceOf(UpstreamError);
  expect(isUndone(failure)).toBe(false);
});

test('if the connection is refused, nothing was created, and the call may succeed later', async () => {
  const failure = await failureAt('http://127.0.0.1:1');
  expect(failure).toBeInstanceOf(UpstreamError);
  expect(isUndone(failure)).toBe(true);
});

test('if the SDK refuses to send a call, the error for the operator names the call, and nothing was created', async () => {
  const failure = await failureAt('http://127.0.0.1:1', { region: 'us_east_1' });
  expect(failure).toBeInstanceOf(ConfigError);
  expect(failure).toMatchObject({ message: expect.stringContaining('The AWS SDK cannot send iam:CreateUser') });
  expect(isUndone(failure)).toBe(true);
});

test('a user that AWS created counts as created even if it cannot be read afterwards', async () => {
  const user = '<User><Path>/mfa-demo/test/</Path><UserName>u</UserName><UserId>A</UserId><Arn>a</Arn></User>';
  const made = `<CreateUserResponse><CreateUserResult>${user}</CreateUserResult></CreateUserResponse>`;
  const { url } = await answeringServer((number) => (number === 1 ? { status: 200, body: made } : REFUSED));
  expect(isUndone(await failureAt(url))).toBe(false);
});

test('if a user of the same name exists at another path, the error says that the call created nothing', async () => {
  const { aws } = await startWorld();
  await aws.ensureUser({ ...USER, path: '/somebody-else/' });
  const failure = await aws.ensureUser(USER).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(isUndone(failure)).toBe(true);
});
