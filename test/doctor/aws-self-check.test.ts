import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { type AwsSelfCheck, createAwsSelfCheck } from '../../src/aws/self-check.ts';
import { ConfigError, UpstreamError } from '../../src/errors.ts';
import { answeringServer } from '../aws/answering-server.ts';

type Settings = Parameters<typeof createAwsSelfCheck>[0];

afterEach(() => {
  vi.unstubAllEnvs();
});

function selfCheck(settings: Settings): AwsSelfCheck {
  const check = createAwsSelfCheck(settings);
  onTestFinished(() => check.close());
  return check;
}

/** Starts a proxy that refuses every connection, and notes in `asked` the host and port that the client wants. */
async function startClosedProxy() {
  const asked: string[] = [];
  const server = createServer().on('connect', ({ url = '' }, client) => {
    asked.push(url);
    client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, proxies: { forHttps: url, forHttp: url, exceptFor: '' } };
}

test.each<[Settings & { readonly env?: Readonly<Record<string, string>> }, string]>([
  [{ region: 'eu-west-1' }, 'sts.eu-west-1.amazonaws.com'],
  [{ region: 'us-east-1', usesFips: true }, 'sts-fips.us-east-1.amazonaws.com'],
  [{ region: 'us-east-1', env: { AWS_USE_FIPS_ENDPOINT: 'true' } }, 'sts-fips.us-east-1.amazonaws.com'],
  [{ region: 'us-east-1', usesDualStack: true }, 'sts.us-east-1.api.aws'],
  [{ region: 'cn-north-1' }, 'sts.cn-north-1.amazonaws.com.cn'],
  [{ region: 'us-iso-east-1' }, 'sts.us-iso-east-1.c2s.ic.gov'],
])('the check of the clock asks the STS address that the bot uses: %o', async ({ env = {}, ...settings }, host) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { asked, proxies } = await startClosedProxy();
  await expect(selfCheck({ ...settings, proxies }).clockAheadMs()).rejects.toThrow(UpstreamError);
  expect(asked).toEqual([`${host}:443`]);
});

test('the check of the clock asks the STS address in the environment, and needs no credentials', async () => {
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  onTestFinished(() => aws.close());
  vi.stubEnv('AWS_ENDPOINT_URL_STS', aws.url);
  vi.stubEnv('AWS_PROFILE', 'nobody');
  const ahead = await selfCheck({ region: 'us-east-1' }).clockAheadMs();
  expect(Math.abs(ahead)).toBeLessThan(60_000);
});

test('the check of the clock uses the time in any answer, even if it is not from AWS, and fails if there is no answer', async () => {
  const gate = await answeringServer({ status: 403, body: '<html>Forbidden</html>' });
  const ahead = await selfCheck({ region: 'us-east-1', endpoint: gate.url }).clockAheadMs();
  expect(Math.abs(ahead)).toBeLessThan(60_000);
  expect(gate.requests).toEqual(['Action=GetCallerIdentity&Version=2011-06-15']);
  const broken = await answeringServer({ status: 200, hangUp: true });
  const { clockAheadMs } = selfCheck({ region: 'us-east-1', endpoint: broken.url });
  await expect(clockAheadMs()).rejects.toThrow(UpstreamError);
});

test('the root user and a federated user have no policies to simulate', async () => {
  const { principalArn } = selfCheck({ region: 'us-east-1' });
  const user = 'arn:aws-cn:iam::111122223333:user/bots/mfa-demo-bot';
  expect(await principalArn(user)).toBe(user);
  for (const arn of ['arn:aws:iam::111122223333:root', 'arn:aws:sts::111122223333:federated-user/ana'])
    await expect(principalArn(arn)).rejects.toThrow(ConfigError);
});
