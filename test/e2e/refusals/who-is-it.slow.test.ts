import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startServices } from '../../support/services.ts';
import { startsAndScans } from '../moves.ts';
import { askToWait, away, startRefusingWorkspace } from './refusing-slack.ts';

const GONE = 'S0GONE00001';

test('while users.info is rate-limited, it is not called again: status, stop and help work, and start says when to try again', async () => {
  const world = await startRefusingWorkspace((method) => (method === 'users.info' ? askToWait(30) : undefined));
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo status');
  await ana.sees('You have no demo at the moment.');
  await ana.types('/mfa-demo stop');
  await ana.sees('You have no demo to stop.');
  await ana.types('/mfa-demo help');
  await ana.sees('See what multi-factor authentication (MFA) does in AWS');
  await ana.types('/mfa-demo start');
  const told = await ana.until('when to try again', () => /try again in (\d+) seconds/.exec(ana.text()) ?? undefined);
  expect(Number(told[1])).toBeGreaterThan(0);
  // The bot gives each rejected command a later time than the one before, so the time can be longer than 30 seconds.
  expect(Number(told[1])).toBeLessThanOrEqual(35);
  await ana.types('/mfa-demo cleanup');
  await ana.until('the same for the cleanup', () => ana.text().split('Slack is busy').length > 2 || undefined);
  expect(ana.text()).not.toContain('incident');
  expect(world.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  expect(world.bot.logText()).not.toContain('a listener failed');
});

test.each([
  ['a server error', () => away()],
  ['fatal_error', () => 'fatal_error'],
])('while users.info fails with %s, a stop works, and its answer is in the language of the demo', async (_, answer) => {
  let isFailing = false;
  const world = await startRefusingWorkspace((method) => (isFailing && method === 'users.info' ? answer() : undefined));
  const yuki = await world.person('Yuki');
  await startsAndScans(yuki);
  isFailing = true;
  // After five minutes the bot asks Slack about a person again.
  world.pass(6 * 60_000);
  await yuki.types('/mfa-demo stop');
  await yuki.sees('デモをクリーンアップしています');
  await expect.poll(world.ourUsers).toEqual([]);
});

test('a person about whom Slack answers user_not_found is refused as a person who is not a member', async () => {
  const world = await startRefusingWorkspace((method) => (method === 'users.info' ? 'user_not_found' : undefined));
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start');
  await ana.sees('Demos are for members');
});

test.each([
  ['does not exist', 'no_such_subteam', 'a setting of this bot is not right', 'ボットの設定に問題があり'],
  ['may not be read', 'missing_scope', 'a setting of this bot is not right', 'ボットの設定に問題があり'],
  [
    'cannot be read because of a rate limit',
    askToWait(20),
    'Slack is busy. Nothing was changed. Please try again in',
    'Slack が混み合っています',
  ],
])('if the user group %s, people in ALLOWED_USER_IDS can start, and others read why', async (_, answer, en, ja) => {
  const manifest = readFileSync('manifest.yml', 'utf8').replace('# - usergroups:read', '- usergroups:read');
  const services = await startServices({ slack: { manifest } });
  const settings = { ALLOWED_USERGROUP_ID: GONE, ALLOWED_USER_IDS: services.idOf('Ana') };
  const refuse = (method: string) =>
    method !== 'usergroups.users.list' ? undefined : typeof answer === 'string' ? answer : answer.clone();
  const world = await startRefusingWorkspace(refuse, settings, services);
  const [ana, max, yuki] = [await world.person('Ana'), await world.person('Max'), await world.person('Yuki')];
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  expect(world.calls.filter(({ method }) => method === 'usergroups.users.list')).toEqual([]);
  await max.types('/mfa-demo start');
  await max.sees(en);
  await yuki.types('/mfa-demo start');
  await yuki.sees(ja);
  expect(world.ourUsers()).toHaveLength(1);
  const asked = world.calls.filter(({ method }) => method === 'usergroups.users.list').length;
  expect(asked, 'after a rate limit the bot does not call again').toBe(typeof answer === 'string' ? 2 : 1);
});
