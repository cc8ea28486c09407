import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { environmentOf } from '../../sandbox/world.ts';
import { loadConfig } from '../../src/config.ts';
import { runCheck } from '../../src/doctor/check.ts';
import { slackChecks } from '../../src/doctor/slack-checks.ts';
import { createSlackSelfCheck } from '../../src/slack/self-check.ts';
import { startServices } from '../support/services.ts';
import { openSlackDoor } from '../support/slack-door.ts';

type User = Readonly<Record<string, unknown>>;

/**
 * Starts a Slack in which Ana has the fields of `user`, and creates the doctor's checks.
 * @param options `group`: the ids of the members of every user group; '' stands for Ana. `noSocket`: the error code
 * with which Slack refuses a socket
 */
async function doctorWhere(
  user: User,
  settings: (ana: string) => Record<string, string>,
  { group = [], noSocket }: { group?: readonly string[]; noSocket?: string } = {},
) {
  const { aws, slack, idOf } = await startServices();
  const ana = idOf('Ana');
  const { apiUrl } = await openSlackDoor(slack, ({ method, body }) => {
    if (method === 'users.info' && body.includes(ana)) return Response.json({ ok: true, user: { id: ana, ...user } });
    if (method === 'apps.connections.open' && noSocket) return Response.json({ ok: false, error: noSocket });
    if (method === 'usergroups.users.list' && body.includes('S0GONE'))
      return Response.json({ ok: false, error: 'no_such_subteam' });
    if (method === 'usergroups.users.list') return Response.json({ ok: true, users: group.map((id) => id || ana) });
    if (method !== 'conversations.info') return undefined;
    if (!body.includes('C0')) return Response.json({ ok: false, error: 'channel_not_found' });
    return Response.json({ ok: true, channel: { id: 'C0', is_archived: body.includes('C0OLD') } });
  });
  const config = loadConfig({
    ...environmentOf(aws, slack),
    MFA_DEMO_STATE: 'memory',
    SLACK_API_URL: apiUrl,
    ...settings(ana),
  });
  const look = createSlackSelfCheck(config.slack);
  const scopes = ['channels:read', 'usergroups:read'];
  const checks = slackChecks(config, { ...look, bot: async () => ({ team: 't', name: 'n', scopes }) });
  return {
    ana,
    slack,
    find: async (id: string) => {
      const check = checks.find((each) => each.id === id);
      if (!check) throw new Error(`there is no check ${id}`);
      return runCheck(check);
    },
  };
}

const OTHERS: readonly (readonly [User, string])[] = [
  [{ deleted: true }, 'has been deactivated'],
  [{ is_restricted: true }, 'is a guest'],
  [{ is_restricted: true, is_ultra_restricted: true }, 'is a guest'],
  [{ is_bot: true }, 'is a bot'],
  [{ is_stranger: true }, 'belongs to another organisation'],
  [{ is_stranger: false, team_id: 'T0ELSEWHERE' }, 'belongs to another organisation'],
  [{ team_id: 'T0ELSEWHERE', enterprise_user: { enterprise_id: 'E0THEIRS' } }, 'belongs to another organisation'],
];

test.each(OTHERS)(
  'the check fails if an admin, a member of the admins’ group, or a person who may start a demo is %j',
  async (user, says) => {
    for (const [id, settings] of [
      ['slack-admins', (ana: string) => ({ ADMIN_USER_IDS: ana })],
      ['slack-admins', () => ({ ADMIN_USERGROUP_ID: 'S0ADMINS' })],
      ['slack-access', (ana: string) => ({ ALLOWED_USER_IDS: ana })],
      ['slack-access', () => ({ ALLOWED_USERGROUP_ID: 'S0ALLOWED' })],
    ] as const) {
      const doctor = await doctorWhere(user, settings, { group: [''] });
      expect(await doctor.find(id)).toMatchObject({ result: 'failed', says: `${doctor.ana} ${says}` });
    }
  },
);

test('of a long list the first 50 people are checked, and the finding says so', async () => {
  const settings = { ALLOWED_USERGROUP_ID: 'S0A' };
  const { find } = await doctorWhere({}, () => settings, { group: Array<string>(51).fill('') });
  const says = '51 by user group, of whom the first 50 were checked';
  expect(await find('slack-access')).toMatchObject({ result: 'ok', says });
});

test('full members are accepted, and so is a user group in which one of two members may start a demo', async () => {
  const admins = await doctorWhere(
    { team_id: undefined },
    (ana) => ({ ADMIN_USER_IDS: ana, ADMIN_USERGROUP_ID: 'S0A' }),
    { group: [''] },
  );
  expect(await admins.find('slack-admins')).toMatchObject({ result: 'ok', says: '1 by id, 1 by user group' });
  expect(await admins.find('slack-access')).toMatchObject({ result: 'ok', says: 'everybody but guests, anywhere' });
  const { slack } = admins;
  const max = slack.workspace.personas.find(({ name }) => name === 'Max')?.userId ?? '';
  const some = await doctorWhere(
    { deleted: true },
    () => ({ ALLOWED_USERGROUP_ID: 'S0A', ALLOWED_CHANNEL_IDS: 'C0NEW' }),
    { group: ['', max] },
  );
  // Max's id is from the first workspace. Personas have the same ids in every workspace.
  expect(await some.find('slack-access')).toMatchObject({ result: 'ok', says: '2 by user group, in 1 channel' });
});

test.each([
  [
    { ALLOWED_USER_IDS: 'U0NOBODY' },
    'Slack refused the user U0NOBODY with user_not_found. There is no user with this id',
  ],
  [{ ALLOWED_USERGROUP_ID: 'S0GONE' }, 'the user group S0GONE with no_such_subteam. There is no user group'],
  [{ ALLOWED_USERGROUP_ID: 'S0EMPTY' }, 'the user group has no members'],
  [
    { ALLOWED_CHANNEL_IDS: 'C0NEW,G0GONE' },
    'the channel G0GONE with channel_not_found. There is no channel with this id',
  ],
  [{ ALLOWED_CHANNEL_IDS: 'C0OLD' }, 'the channel C0OLD is archived'],
])('the check of who may start a demo fails and says why: %j', async (settings, says) => {
  const doctor = await doctorWhere({}, () => settings);
  const finding = await doctor.find('slack-access');
  expect(finding).toMatchObject({ result: 'failed', says: expect.stringContaining(says) });
});

test('the doctor says how many of the ten possible sockets are open, and fails if all ten are open', async () => {
  const doctor = await doctorWhere({}, () => ({}));
  expect(await doctor.find('slack-transport')).toMatchObject({
    result: 'ok',
    says: expect.stringContaining('0 of 10'),
  });
  const { slack } = doctor;
  for (let count = 1; count <= 10; count += 1) await openSocket(slack.apiUrl, slack.appToken);
  const finding = await doctor.find('slack-transport');
  expect(finding).toMatchObject({
    result: 'failed',
    says: expect.stringContaining('ten are open (too_many_websockets)'),
  });
});

test.each([
  ['socket_mode_disabled', 'Switch on Socket Mode'],
  ['too_many_websockets', 'Slack allows ten connections for one app'],
])('if Slack refuses a socket with %s, the doctor says what to do', async (noSocket, hint) => {
  const doctor = await doctorWhere({}, () => ({}), { noSocket });
  const says = `Slack refused the app token (SLACK_APP_TOKEN) with ${noSocket}. ${hint}`;
  expect(await doctor.find('slack-transport')).toMatchObject({ result: 'failed', says: expect.stringContaining(says) });
});

async function openSocket(apiUrl: string, appToken: string): Promise<void> {
  const headers = { authorization: `Bearer ${appToken}` };
  const answer = await fetch(`${apiUrl}apps.connections.open`, { method: 'POST', headers });
  const socket = new WebSocket(((await answer.json()) as { url: string }).url);
  onTestFinished(() => socket.terminate());
  await new Promise((resolve) => socket.once('message', resolve));
}
