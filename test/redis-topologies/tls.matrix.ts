import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findRedis } from '../support/redis.ts';
import { newAuthority, openTlsDoor } from '../support/tls-door.ts';
import { useRedis } from '../support/use-redis.ts';
import { says } from '../support/what-redis-lacks.ts';

describe.skipIf(!findRedis() || !hasOpenssl())('TLS with a private certificate authority (needs openssl)', () => {
  const world = useRedis();
  let authority: ReturnType<typeof newAuthority>;
  beforeAll(() => {
    authority = newAuthority();
  });
  afterAll(() => authority.remove());

  async function door(name?: string): Promise<{ readonly port: number }> {
    const opened = await openTlsDoor(world.server.port, authority.certify(name));
    onTestFinished(opened.close);
    return opened;
  }

  test('the authority is trusted if REDIS_CA_FILE names its certificate, and reported as unknown otherwise', async () => {
    const { port } = await door();
    const REDIS_URL = `rediss://127.0.0.1:${port}`;
    expect(await says({ REDIS_URL, REDIS_CA_FILE: authority.file })).toBeUndefined();
    expect(await says({ REDIS_URL })).toMatch(/authority that is not known here \([A-Z_]+\): set REDIS_CA_FILE/);
  });

  test('a certificate of another host is refused', async () => {
    const { port } = await door('redis.example');
    const sentence = await says({ REDIS_URL: `rediss://127.0.0.1:${port}`, REDIS_CA_FILE: authority.file });
    expect(sentence).toMatch(/certificate of another host \(ERR_TLS_CERT_ALTNAME_INVALID\)/);
  });

  test('an address without TLS is reported if the port requires TLS', async () => {
    const { port } = await door();
    expect(await says({ REDIS_URL: `redis://127.0.0.1:${port}` })).toMatch(/If Redis requires TLS, .* rediss:\/\//);
  });

  test('an address with TLS is reported if the port has no TLS', async () => {
    const { port } = world.server;
    expect(await says({ REDIS_URL: `rediss://127.0.0.1:${port}` })).toMatch(/\(ETIMEDOUT\)\. The address says TLS/);
  });
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
