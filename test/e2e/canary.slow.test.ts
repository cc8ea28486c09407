import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { runCanary } from '../../src/doctor/canary.ts';
import { startTestWorld } from '../support/world.ts';

test('the canary, a demo that the doctor runs without a person, works for each offered lesson and leaves nothing', async () => {
  await using world = await startTestWorld({ settings: { SCENARIOS: 'session-token,assume-role' } });
  const { result, says } = await runCanary(loadConfig(world.settings()));
  expect(says).toBe(
    'session-token: denied without MFA, allowed with it; 5 removed, 0 left · assume-role: denied without MFA, allowed with it; 7 removed, 0 left',
  );
  expect(result).toBe('ok');
  expect(world.aws.view().users.filter(({ path }) => path.startsWith('/mfa-demo/'))).toEqual([]);
  expect(world.aws.view().roles).toEqual([]);
});
