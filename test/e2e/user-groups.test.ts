import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startTestWorld } from '../support/world.ts';
import { ourUsers } from './moves.ts';

const ADMINS = 'S0SANDBOXA1';
const OWN = readFileSync('manifest.yml', 'utf8');
const WITH_GROUPS = OWN.replace('# - usergroups:read', '- usergroups:read');

test('if only a user group may start, its members can start, and other people are refused politely', async () => {
  await using world = await startTestWorld({ manifest: WITH_GROUPS, settings: { ALLOWED_USERGROUP_ID: ADMINS } });
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  await ana.types('/mfa-demo start');
  await ana.sees('You do not have access to the demo yet.');
  expect(ourUsers(world)).toEqual([]);
  await max.types('/mfa-demo start');
  await max.scansTheQr();
  expect(ourUsers(world)).toHaveLength(1);
});

test('if a user group may clean up, only its members can', async () => {
  await using world = await startTestWorld({
    manifest: WITH_GROUPS,
    settings: { ADMIN_USERGROUP_ID: ADMINS, ADMIN_USER_IDS: '' },
  });
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await ana.types('/mfa-demo cleanup');
  await ana.sees('Only the admins of this bot can clean up');
  expect(ourUsers(world)).toHaveLength(1);
  await max.types('/mfa-demo cleanup');
  await max.sees('1 demo is running');
});

test('if only a user group may start and the bot lacks the scope to read it, even a member cannot start', async () => {
  await using world = await startTestWorld({ settings: { ALLOWED_USERGROUP_ID: ADMINS } });
  const max = await world.person('Max');
  await max.types('/mfa-demo start');
  await expect.poll(() => world.logText()).toContain('usergroups:read');
  expect(ourUsers(world)).toEqual([]);
});
