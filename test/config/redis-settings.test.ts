import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadAuditConfig } from '../../src/config.ts';

const targetOf = (settings: Record<string, string>) => loadAuditConfig(settings).redis;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mfa-demo-ca-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('one address is a single server; several are sentinels or nodes of a cluster, as the settings say', () => {
  const owner = { username: 'bot', password: 'pw' };
  const REDIS_URL = 'redis://bot:pw@a,b:2';
  expect(targetOf({ REDIS_URL: 'redis://bot:pw@a/2' })).toMatchObject({ kind: 'single', database: 2, ...owner });
  expect(
    targetOf({ REDIS_URL: `${REDIS_URL}/2`, REDIS_SENTINEL_MASTER: 'mymaster', REDIS_SENTINEL_PASSWORD: 'other' }),
  ).toMatchObject({
    kind: 'sentinel',
    nodes: [
      { host: 'a', port: 26_379 },
      { host: 'b', port: 2 },
    ],
    master: 'mymaster',
    database: 2,
    sentinelUsername: undefined,
    sentinelPassword: 'other',
    ...owner,
  });
  expect(targetOf({ REDIS_URL, REDIS_CLUSTER: 'true' })).toMatchObject({
    kind: 'cluster',
    nodes: [
      { host: 'a', port: 6379 },
      { host: 'b', port: 2 },
    ],
    ...owner,
  });
});

test.each<[string, Record<string, string>, RegExp]>([
  [
    'a list of hosts that are neither sentinels nor a cluster',
    { REDIS_URL: 'redis://a,b' },
    /REDIS_CLUSTER=true .* or REDIS_SENTINEL_MASTER/,
  ],
  [
    'a cluster with a sentinel master',
    { REDIS_URL: 'redis://a', REDIS_CLUSTER: 'true', REDIS_SENTINEL_MASTER: 'm' },
    /cannot be set together/,
  ],
  ['a database of a cluster', { REDIS_URL: 'redis://a/1', REDIS_CLUSTER: 'true' }, /must not name a database/],
  [
    'a value of REDIS_CLUSTER that is neither true nor false',
    { REDIS_URL: 'redis://a', REDIS_CLUSTER: 'hidden' },
    /REDIS_CLUSTER must be true or false/,
  ],
  [
    'an invalid name of a sentinel master',
    { REDIS_URL: 'redis://a', REDIS_SENTINEL_MASTER: 'hid den' },
    /REDIS_SENTINEL_MASTER must be/,
  ],
  ['an empty REDIS_URL', { REDIS_URL: ' ' }, /REDIS_URL is missing/],
  [
    'a certificate authority for an address without TLS',
    { REDIS_URL: 'redis://a', REDIS_CA_FILE: '/hidden' },
    /only with .* rediss:\/\//,
  ],
  [
    'the file of a certificate authority that does not exist',
    { REDIS_URL: 'rediss://a', REDIS_CA_FILE: '/hidden' },
    /cannot be read \(ENOENT\)/,
  ],
])('%s is refused when the settings are loaded', (_, settings, says) => {
  expect(() => targetOf(settings)).toThrow(says);
  expect(() => targetOf(settings)).not.toThrow(/hidden/);
});

test('the certificate of an authority is read from its file; a file without a certificate is refused', () => {
  const REDIS_CA_FILE = join(folder(), 'ca.pem');
  const settings = { REDIS_URL: 'rediss://a', REDIS_CA_FILE };
  writeFileSync(REDIS_CA_FILE, 'no certificate');
  expect(() => targetOf(settings)).toThrow(/certificates in PEM/);
  const ca = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n';
  writeFileSync(REDIS_CA_FILE, ca);
  expect(targetOf(settings).tls).toEqual({ ca });
  expect(targetOf({ REDIS_URL: 'rediss://a' }).tls).toEqual({ ca: undefined });
});
