import { AttachRolePolicyCommand, CreateRoleCommand, type IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { ALL_LESSONS, offering } from '../../src/app/lessons.ts';
import { runSweep } from '../../src/commands/sweep.ts';
import { loadSweepConfig } from '../../src/config.ts';
import { startBot } from '../support/bot.ts';
import { BOT_USER, newBotUser } from '../support/bot-user.ts';
import { startServices } from '../support/services.ts';
import { startTestWorld } from '../support/world.ts';
import { expectNothingLeft, twoCodes } from './moves.ts';

const LONGEST_MS = 120_000;
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const named = (action: string) => `AWS does not let the bot do iam:${action}: its policy must allow it.`;

/** Starts a bot, by default with the lesson assume-role. The test can change its permissions while it runs. */
async function startRoleWorld({
  denied = [],
  scenarios = 'assume-role',
}: {
  denied?: string[];
  scenarios?: string;
} = {}) {
  const { aws, slack, person } = await startServices();
  const { admin, deny, settings } = await newBotUser(aws);
  await deny(...denied);
  const [ana, max] = [await person('Ana'), await person('Max')];
  const bot = await startBot(aws, slack, { ...settings, SCENARIOS: scenarios, ADMIN_USER_IDS: max.userId });
  const ourRole = () => aws.view().roles.find(({ path }) => path === '/mfa-demo/sandbox/');
  const expectNothingLeft = () => {
    expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin', BOT_USER]);
    expect(aws.view().mfaDevices).toEqual([]);
    expect(ourRole()).toBeUndefined();
  };
  /**
   * Starts a demo and connects the phone with a pair of codes. Returns the two codes after this pair. AWS accepts both,
   * even if it got the pair late.
   */
  const startsUntilRole = async () => {
    await ana.types('/mfa-demo start');
    await ana.scansTheQr();
    await expect.poll(() => ourRole()?.inlinePolicies.length).toBe(1);
    await ana.clicks(BUTTONS.enterCodes);
    const [older = '', newer = '', next = '', nextButOne = ''] = ana.phone.codesFrom(-1, 4);
    await ana.submits(older, newer);
    await ana.sees('Access denied, twice.');
    return [next, nextButOne] as const;
  };
  return { aws, bot, admin, deny, ana, max, ourRole, expectNothingLeft, startsUntilRole, settings };
}

test.each(['CreateRole', 'PutRolePolicy'])(
  'without the permission %s, the participant reads an apology, the admins read what is missing, and nothing is left',
  async (action) => {
    const { ana, max, deny, expectNothingLeft } = await startRoleWorld();
    await deny(action);
    await ana.types('/mfa-demo start');
    await max.sees(named(action));
    await ana.sees('Sorry, this did not work');
    await ana.sees('0 left');
    expectNothingLeft();
  },
  LONGEST_MS,
);

test(
  'a demo whose role cannot be removed is stuck with the missing permission as its reason, until it is granted',
  async () => {
    const { ana, max, admin, deny, ourRole, startsUntilRole, expectNothingLeft } = await startRoleWorld();
    await startsUntilRole();
    const addTo: Readonly<Record<string, (admin: IAMClient, RoleName: string) => Promise<unknown>>> = {
      ListRolePolicies: async () => undefined,
      ListAttachedRolePolicies: async () => undefined,
      DeleteRolePolicy: (iam, RoleName) =>
        iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'somebody-elses', PolicyDocument: ALLOW_ALL })),
      DetachRolePolicy: (iam, RoleName) =>
        iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: ADMINISTRATOR })),
      GetRole: async () => undefined,
      DeleteRole: async () => undefined,
    };
    for (const [action, add] of Object.entries(addTo)) {
      await add(admin, ourRole()?.roleName ?? '');
      // Without DeleteRole the role stays, so that the next call can be tested with it.
      await deny(action, 'DeleteRole');
      await ana.types('/mfa-demo stop');
      await ana.sees(`Something is still in AWS:* ${named(action)}`);
      await max.sees(named(action));
    }
    expect(ourRole()).toMatchObject({ inlinePolicies: [], attachedPolicies: [] });
    await deny();
    await ana.types('/mfa-demo stop');
    await ana.sees('0 left');
    expectNothingLeft();
  },
  LONGEST_MS,
);

const ALLOW_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

test('a bot without permissions for roles does not offer the lesson assume-role, and the lesson session-token works', async () => {
  const roles = ['ListRoles', 'GetRole', 'CreateRole', 'DeleteRole', 'PutRolePolicy'];
  const { ana, bot, expectNothingLeft } = await startRoleWorld({
    denied: roles,
    scenarios: 'assume-role,session-token',
  });
  expect(bot.logText()).toContain('some lessons are not offered');
  await ana.types('/mfa-demo start assume-role');
  await ana.sees('needs nothing after it');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await ana.clicks(BUTTONS.enterCodes);
  await ana.submits(...twoCodes(ana));
  await ana.sees('Access denied, twice.');
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expectNothingLeft();
});

test('while IAM does not accept the new user as a principal, the bot tries CreateRole again, and a stop does not wait for it', async () => {
  await using world = await startTestWorld({ lessons: offering(ALL_LESSONS, ['assume-role']), propagationSeconds: 30 });
  const ana = await world.person('Ana');
  const tries = () => world.aws.view().calls.filter(({ operation }) => operation === 'CreateRole');
  await ana.types('/mfa-demo start');
  await expect.poll(() => tries().length).toBeGreaterThan(0);
  expect(tries()[0]).toMatchObject({ errorCode: 'MalformedPolicyDocument' });
  world.pass(1000);
  await expect.poll(() => tries().length).toBeGreaterThan(1);
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expect(tries().filter(({ errorCode }) => errorCode !== 'MalformedPolicyDocument')).toEqual([]);
  expectNothingLeft(world);
});

test('if AWS denies a new role in spite of a right code, the bot asks for another code', async () => {
  const { ana, aws, startsUntilRole, expectNothingLeft } = await startRoleWorld();
  const [next, nextButOne] = await startsUntilRole();
  aws.orderFault({ operation: 'AssumeRole', kind: 'access-denied' });
  await ana.confirms('Continue');
  await ana.submits(next);
  await ana.sees('the role is too new');
  await ana.submits(nextButOne);
  await ana.sees('It worked: the role could be assumed only with your code');
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expectNothingLeft();
});

test('a bot that can offer no lesson says so and does not start', async () => {
  await expect(startRoleWorld({ denied: ['ListRoles'] })).rejects.toThrow('No lesson can be started');
});

test('the sweep removes a role without a demo, but no role of another installation, in another path or in a deeper path', async () => {
  const { aws, admin, ourRole, settings } = await startRoleWorld();
  const AssumeRolePolicyDocument =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}';
  const Tags = [{ Key: 'mfa-demo:deadline', Value: '2020-01-01T00:00:00Z' }];
  const make = async (RoleName: string, Path: string) => {
    await admin.send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument, Tags }));
    await admin.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: ALLOW_ALL }));
  };
  await make('mfa-demo-abcabcabcabc', '/mfa-demo/sandbox/');
  await make('mfa-demo-bcdbcdbcdbcd', '/mfa-demo/other/');
  await make('mfa-demo-cdecdecdecde', '/');
  await make('mfa-demo-defdefdefdef', '/mfa-demo/sandbox/x/');
  const strangers = aws.view().roles.filter(({ path }) => path !== '/mfa-demo/sandbox/');
  const printed: string[] = [];
  const config = loadSweepConfig('sandbox', { ...aws.env, ...settings });
  const code = await runSweep(config, { dryRun: false, json: false }, (text) => void printed.push(text));
  expect(printed.join('')).toContain('mfa-demo-abcabcabcabc');
  expect(ourRole()).toBeUndefined();
  expect(aws.view().roles.filter(({ path }) => path !== '/mfa-demo/sandbox/')).toEqual(strangers);
  expect(code, 'the role in the deeper path is reported and not removed').toBe(1);
  expect(printed.join('')).toContain('mfa-demo-defdefdefdef');
});
