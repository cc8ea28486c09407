import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, onTestFinished, test } from 'vitest';
import { createAwsAccount } from '../../../../src/aws/account.ts';
import { isThrottled } from '../../../../src/aws/client/errors.ts';
import { Secret } from '../../../../src/scenario/secret.ts';
import { answeringServer, queryFailure } from '../../answering-server.ts';
import { NAME } from '../../world.ts';

const SERIAL = `arn:aws:iam::111122223333:mfa/mfa-demo/test/${NAME}`;
/** The SDK's name for IAM's error `LimitExceeded`, which says that a quota is used up. */
const QUOTA = 'LimitExceededException';

/** Returns the SDK's own list of throttling codes, read from the package that the SDK loads. */
function codesOfSdk(): string[] {
  const sdk = createRequire(createRequire(import.meta.url).resolve('@aws-sdk/client-iam'));
  const [, list = ''] =
    /THROTTLING_ERROR_CODES = \[([^\]]*)\]/.exec(readFileSync(sdk.resolve('@smithy/core/retry'), 'utf8')) ?? [];
  return [...list.matchAll(/"(\w+)"/g)].map(([, code = '']) => code);
}

test('the bot treats the same error codes as throttling as the SDK does, except the code for a used-up quota', () => {
  const codes = codesOfSdk();
  expect(codes).toEqual(expect.arrayContaining(['Throttling', 'RequestLimitExceeded', QUOTA]));
  const taken = codes.filter((name) => isThrottled({ name, message: '' }));
  expect(taken).toEqual(codes.filter((code) => code !== QUOTA));
});

test.each([
  ['Throttling', 400, 2],
  ['RequestLimitExceeded', 503, 2],
  ['TooManyRequestsException', 400, 2],
  ['SomethingNew', 429, 2],
  ['LimitExceeded', 409, 1],
  ['ServiceUnavailable', 503, 1],
])(
  'a pair of MFA codes that AWS first refuses with %s (status %i) is sent this often: %i',
  async (code, status, sends) => {
    const answers = [queryFailure(status, code), queryFailure(403, 'InvalidAuthenticationCode')];
    const { url, requests } = await answeringServer((number) => answers[number - 1]!);
    const credentials = { accessKeyId: 'AKIABOT', secretAccessKey: 'bot-secret-key' };
    const aws = createAwsAccount({ region: 'us-east-1', endpoint: url, credentials });
    onTestFinished(() => aws.close());
    const enabled = aws.enableMfaDevice(NAME, SERIAL, [new Secret('314159'), new Secret('271828')]);
    if (sends === 1) await expect(enabled).rejects.toThrow();
    else expect(await enabled).toBe('codes-refused');
    expect(requests).toHaveLength(sends);
  },
);
