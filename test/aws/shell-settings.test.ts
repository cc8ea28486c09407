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

/** Settings for the real AWS on a company laptop, some of them misspelled. */
const SHELLS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'FIPS and dual stack': { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
  'switches that are none': { AWS_USE_FIPS_ENDPOINT: 'yes', AWS_USE_DUALSTACK_ENDPOINT: '1' },
  'a mode of defaults that is none': { AWS_DEFAULTS_MODE: 'corporate' },
  'a retry mode that is none': { AWS_RETRY_MODE: 'never', AWS_MAX_ATTEMPTS: 'many' },
  'checksums that are none': { AWS_REQUEST_CHECKSUM_CALCULATION: 'yes', AWS_RESPONSE_CHECKSUM_VALIDATION: 'no' },
  'another signature': { AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a', AWS_SIGV4A_SIGNING_REGION_SET: '*' },
  'addresses of services': {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_IAM: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_STS: 'nowhere',
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
  },
  'a profile that is not there': { AWS_PROFILE: 'nobody', AWS_REGION: 'us-east-1a', AWS_DEFAULT_REGION: 'US East' },
  'an old session': { AWS_ACCESS_KEY_ID: 'ASIAOLD', AWS_SECRET_ACCESS_KEY: 'old', AWS_SESSION_TOKEN: 'old' },
  'switches of S3': { AWS_S3_USE_ARN_REGION: 'yes', AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS: 'yes' },
  'proxies that are away': {
    HTTP_PROXY: 'http://127.0.0.1:1',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    NODE_ENV: 'production',
  },
};

test.each(Object.entries(SHELLS))(
  'an AWS at a given address is reached whatever the shell contains: %s',
  async (_, shell) => {
    const { embedded } = await startWorld();
    for (const [name, value] of Object.entries(shell)) vi.stubEnv(name, value);
    await expect(reach(embedded)).resolves.toBe('denied');
  },
);

test('an AWS at a given address is reached whatever the profile contains', async () => {
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

/** Makes one call to each of the three services. */
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
