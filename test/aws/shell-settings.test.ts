import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createAwsAccount } from '../../src/aws/account.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { DEMO_USER, startWorld, USER } from './world.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Variables for the real AWS as they are set on a company laptop, some with invalid values. */
const SHELLS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'FIPS and dual stack': { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
  'switches with invalid values': { AWS_USE_FIPS_ENDPOINT: 'yes', AWS_USE_DUALSTACK_ENDPOINT: '1' },
  'an invalid mode of defaults': { AWS_DEFAULTS_MODE: 'corporate' },
  'an invalid retry mode': { AWS_RETRY_MODE: 'never', AWS_MAX_ATTEMPTS: 'many' },
  'invalid checksum settings': { AWS_REQUEST_CHECKSUM_CALCULATION: 'yes', AWS_RESPONSE_CHECKSUM_VALIDATION: 'no' },
  'another signature version': { AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a', AWS_SIGV4A_SIGNING_REGION_SET: '*' },
  'addresses of services': {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_IAM: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_STS: 'nowhere',
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
  },
  'a profile that does not exist': { AWS_PROFILE: 'nobody', AWS_REGION: 'us-east-1a', AWS_DEFAULT_REGION: 'US East' },
  'old temporary credentials': { AWS_ACCESS_KEY_ID: 'ASIAOLD', AWS_SECRET_ACCESS_KEY: 'old', AWS_SESSION_TOKEN: 'old' },
  'switches of S3': { AWS_S3_USE_ARN_REGION: 'yes', AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS: 'yes' },
  'proxies that do not answer': {
    HTTP_PROXY: 'http://127.0.0.1:1',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    NODE_ENV: 'production',
  },
};

test.each(Object.entries(SHELLS))(
  'the bot reaches the AWS at its configured address while the shell contains %s',
  async (_, shell) => {
    const { embedded } = await startWorld();
    for (const [name, value] of Object.entries(shell)) vi.stubEnv(name, value);
    await expect(reach(embedded)).resolves.toBe('denied');
  },
);

test('the bot reaches the AWS at its configured address while the AWS profile contains other and invalid settings', async () => {
  const { embedded } = await startWorld();
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-profile-'));
  try {
    const profile = ['use_fips_endpoint = true', 'use_dualstack_endpoint = yes', 'defaults_mode = corporate'];
    const more = ['region = us-east-1a', 'endpoint_url = http://127.0.0.1:1', 'retry_mode = never', 'max_attempts = x'];
    await writeFile(join(folder, 'config'), ['[default]', ...profile, ...more, ''].join('\n'));
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
    await expect(reach(embedded)).resolves.toBe('denied');
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Calls STS, IAM and S3. Returns the outcome of listing the buckets. */
async function reach({ url, adminKey }: Awaited<ReturnType<typeof startWorld>>['embedded']): Promise<string> {
  const aws = createAwsAccount({ region: 'us-east-1', endpoint: url, credentials: adminKey, maxAttempts: 1 });
  try {
    expect((await aws.whoAmI()).arn).toMatch(/:user\/sandbox-admin$/);
    await aws.ensureUser(USER);
    const { id, secret } = await aws.issueAccessKey(DEMO_USER);
    const credentials = { accessKeyId: id, secretAccessKey: new Secret(secret.reveal()) };
    return (await aws.listBuckets(credentials)).outcome;
  } finally {
    aws.close();
  }
}
