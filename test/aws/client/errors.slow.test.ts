import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createAwsAccount } from '../../../src/aws/account.ts';
import type { AwsAccount, Credentials } from '../../../src/scenario/ports/aws-account.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { answeringServer, queryFailure, s3Failure } from '../answering-server.ts';
import { NAME, USER } from '../world.ts';

const SERIAL = `arn:aws:iam::111122223333:mfa/mfa-demo/test/${NAME}`;
const DEMO_KEY: Credentials = { accessKeyId: 'AKIADEMO', secretAccessKey: new Secret('demo-secret-key') };
const CODES = [new Secret('314159'), new Secret('271828')] as const;
const MFA = { serialNumber: SERIAL, code: new Secret('161803') };

interface Limits {
  readonly maxAttempts?: number;
  readonly requestTimeoutMs?: number;
}

/**
 * Returns an account whose AWS gives this answer. It makes one attempt with the bot's default timeout, unless `limits`
 * has other values.
 */
async function accountAnswering(answer: Parameters<typeof answeringServer>[0], limits: Limits = {}) {
  const { url, requests } = await answeringServer(answer);
  const credentials = { accessKeyId: 'AKIABOT', secretAccessKey: 'bot-secret-key' };
  const settings = { region: 'us-east-1', endpoint: url, credentials, maxAttempts: 1, ...limits };
  const aws = createAwsAccount(settings);
  onTestFinished(() => aws.close());
  return { aws, requests };
}

/**
 * Checks that the error of the call contains no secret, and not `A message.`, which is AWS's message unless the test
 * sets another. Returns the kind, code and message of the error.
 */
async function failureOf(call: Promise<unknown>): Promise<{ kind: string; code: unknown; message: string }> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('The call did not fail.');
  const everything = inspect(error, { depth: 9, showHidden: true });
  for (const secret of ['secret-key', '314159', '271828', '161803', 'A message.']) {
    expect(everything).not.toContain(secret);
  }
  return { kind: error.name, code: (error as { code?: unknown }).code, message: error.message };
}

const botCall = (aws: AwsAccount) => aws.ensureUser(USER);

test.each([
  ['Throttling', 400],
  ['ThrottlingException', 400],
  ['RequestLimitExceeded', 503],
  ['ServiceFailure', 500],
  ['ServiceUnavailable', 503],
  ['InternalFailure', 500],
  ['EntityTemporarilyUnmodifiable', 409],
  ['SomethingNewAndTemporary', 502],
  ['TooMuchOfIt', 429],
])('if AWS answers a call of the bot with %s, the error says that the call may succeed later', async (code, status) => {
  const { aws } = await accountAnswering(queryFailure(status, code));
  expect(await failureOf(botCall(aws))).toMatchObject({ kind: 'UpstreamError', code });
});

test.each([
  ['AccessDenied', 'iam:CreateUser'],
  ['UnauthorizedOperation', 'iam:CreateUser'],
  ['InvalidClientTokenId', 'credentials'],
  ['SignatureDoesNotMatch', 'clock'],
  ['ExpiredToken', 'credentials'],
  ['LimitExceeded', 'quota'],
])('if AWS answers a call of the bot with %s, the error for the operator names the cause', async (code, word) => {
  const { aws } = await accountAnswering(queryFailure(403, code));
  const failure = await failureOf(botCall(aws));
  expect(failure.kind).toBe('ConfigError');
  expect(failure.message).toContain(word);
});

test('an unexpected error code gives an error with call, code and request id, and nothing else', async () => {
  const { aws } = await accountAnswering(queryFailure(400, 'ValidationError', 'Value 314159 at tokenCode'));
  const failure = await failureOf(aws.enableMfaDevice(NAME, SERIAL, CODES));
  expect(failure).toEqual({
    kind: 'Error',
    code: undefined,
    message: 'AWS answered with ValidationError (iam:EnableMFADevice, request request-1).',
  });
});

test('if an answer does not come from AWS, the error says that the call may succeed later', async () => {
  const { aws } = await accountAnswering({ status: 502, body: '<html>Bad gateway</html>' });
  expect(await failureOf(botCall(aws))).toMatchObject({ kind: 'UpstreamError' });
});

test('if the connection breaks or is refused, the error says that the call may succeed later', async () => {
  const { aws } = await accountAnswering({ status: 0, hangUp: true });
  expect(await failureOf(botCall(aws))).toMatchObject({ kind: 'UpstreamError', code: 'ECONNRESET' });
  const nobody = createAwsAccount({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'AKIABOT', secretAccessKey: 'bot-secret-key' },
    maxAttempts: 1,
  });
  onTestFinished(() => nobody.close());
  expect(await failureOf(botCall(nobody))).toMatchObject({ kind: 'UpstreamError', code: 'ECONNREFUSED' });
});

test('a call that AWS does not answer in time fails with ETIMEDOUT', async () => {
  const { aws } = await accountAnswering({ status: 0, silent: true }, { requestTimeoutMs: 500 });
  expect(await failureOf(botCall(aws))).toMatchObject({ kind: 'UpstreamError', code: 'ETIMEDOUT' });
  expect(await failureOf(aws.listBuckets(DEMO_KEY))).toMatchObject({ kind: 'UpstreamError', code: 'ETIMEDOUT' });
});

test('if a user exists but IAM does not show it yet, the bot waits for it', async () => {
  const tags = Object.entries(USER.tags).map(
    ([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`,
  );
  const traits = `<Path>/mfa-demo/test/</Path><Tags>${tags.join('')}</Tags>`;
  const user = `<User><UserName>${NAME}</UserName>${traits}</User>`;
  const ok = (call: string) => ({
    status: 200,
    body: `<${call}Response><${call}Result>${user}</${call}Result></${call}Response>`,
  });
  const answers = [
    queryFailure(409, 'EntityAlreadyExists'),
    queryFailure(404, 'NoSuchEntity'),
    queryFailure(404, 'NoSuchEntity'),
    ok('GetUser'),
  ];
  const { aws, requests } = await accountAnswering((number) => answers[number - 1] ?? ok('GetUser'));
  await aws.ensureUser(USER);
  expect(requests.length).toBeGreaterThanOrEqual(4);
});

test('if AWS does not know the access key of a demo yet, the error says that the call may succeed later', async () => {
  const { aws: iam } = await accountAnswering(queryFailure(403, 'InvalidClientTokenId'));
  expect(await iam.isKeyReady(DEMO_KEY)).toBe(false);
  expect(await failureOf(iam.getSessionToken(DEMO_KEY))).toMatchObject({
    kind: 'UpstreamError',
    code: 'InvalidClientTokenId',
  });
  const { aws: s3 } = await accountAnswering(s3Failure(403, 'InvalidAccessKeyId'));
  expect(await failureOf(s3.listBuckets(DEMO_KEY))).toMatchObject({
    kind: 'UpstreamError',
    code: 'InvalidAccessKeyId',
  });
});

test('only AccessDenied counts as a denial', async () => {
  const { aws: denied } = await accountAnswering(s3Failure(403, 'AccessDenied'));
  expect(await denied.listBuckets(DEMO_KEY)).toEqual({ outcome: 'denied', errorCode: 'AccessDenied' });
  const { aws: slow } = await accountAnswering(s3Failure(503, 'SlowDown'));
  expect(await failureOf(slow.listBuckets(DEMO_KEY))).toMatchObject({ kind: 'UpstreamError', code: 'SlowDown' });
  const { aws: broken } = await accountAnswering(s3Failure(403, 'SignatureDoesNotMatch'));
  expect(await failureOf(broken.listBuckets(DEMO_KEY))).toMatchObject({ kind: 'Error' });
});

test("STS's two texts about MFA codes have different outcomes; AccessDenied with another text is an error for the operator", async () => {
  const texts = {
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ': 'code-refused',
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.':
      'device-unknown',
  };
  for (const [text, outcome] of Object.entries(texts)) {
    const { aws } = await accountAnswering(queryFailure(403, 'AccessDenied', text));
    expect(await aws.getSessionToken(DEMO_KEY, MFA)).toEqual({ outcome });
  }
  const explicitDeny = 'User is not authorized to perform: sts:GetSessionToken with an explicit deny';
  const { aws } = await accountAnswering(queryFailure(403, 'AccessDenied', explicitDeny));
  expect(await failureOf(aws.getSessionToken(DEMO_KEY, MFA))).toMatchObject({ kind: 'ConfigError' });
});

test('after an internal error of AWS the SDK retries a call without an MFA code, but no call with an MFA code', async () => {
  const { aws, requests } = await accountAnswering(queryFailure(500, 'ServiceFailure'), { maxAttempts: 2 });
  await failureOf(aws.enableMfaDevice(NAME, SERIAL, CODES));
  expect(requests).toHaveLength(1);
  await failureOf(aws.getSessionToken(DEMO_KEY, MFA));
  expect(requests).toHaveLength(2);
  await failureOf(aws.getSessionToken(DEMO_KEY));
  expect(requests).toHaveLength(4);
  await failureOf(botCall(aws));
  expect(requests).toHaveLength(6);
});

test('the error about an answer that cannot be read does not contain the secrets in the answer', async () => {
  const body = '<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><SecretAccessKey>the-secret-key</Secr';
  const { aws } = await accountAnswering({ status: 200, body });
  expect(await failureOf(aws.issueMfaDevice({ deviceName: NAME, path: '/', tags: {} }))).toMatchObject({
    kind: 'UpstreamError',
    code: 'UnreadableAnswer',
  });
});
