import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { startNpm } from '../support/npm-process.ts';

/** Environment variables that a company may set for all programs; the demo must ignore them. */
const LAPTOP = {
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_PROFILE: 'corporate',
  AWS_REGION: 'eu-central-1a',
  AWS_ENDPOINT_URL_IAM: 'https://vpce-1.iam.example.com',
  AWS_SESSION_TOKEN: 'of-another-program',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  NODE_USE_ENV_PROXY: '1',
};

test.each([
  ['this Node', () => join(process.execPath, '..')],
  ['Node 24', () => inject('node24Path')],
])('npm run demo ignores the environment of a company laptop: %s', async (_, pathOf) => {
  const path = pathOf();
  if (path === undefined) throw new Error('there is no Node 24');
  const npm = startNpm(['run', 'demo'], LAPTOP, path);
  expect(await npm.ended, npm.said()).toBe(0);
});
