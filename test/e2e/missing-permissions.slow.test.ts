import { readdirSync, readFileSync } from 'node:fs';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateServiceSpecificCredentialCommand,
  type IAMClient,
  PutUserPolicyCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { screenText } from '../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { certificates } from '../sandbox/aws/certificates.ts';
import { startBot } from '../support/bot.ts';
import { BOT_USER, newBotUser } from '../support/bot-user.ts';
import { startServices } from '../support/services.ts';
import { confirms, enrolls, isAwaited, opensCleanup, startsAndScans, twoCodes } from './moves.ts';

/** Starts a bot whose permissions the test can change while it runs. */
async function startFencedWorld() {
  const { aws, slack, person } = await startServices();
  const { admin, deny, settings } = await newBotUser(aws);
  const [ana, max] = [await person('Ana'), await person('Max')];
  await startBot(aws, slack, { ...settings, ADMIN_USER_IDS: max.userId });
  const expectNothingLeft = () => {
    expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin', BOT_USER]);
    expect(aws.view().mfaDevices).toEqual([]);
  };
  const ourUser = () => aws.view().users.find(({ path }) => path.startsWith('/mfa-demo/'));
  /** Clears the screens, so that everything visible from now on is new. */
  const clearScreens = async () => {
    slack.reset();
    for (const person of [ana, max]) await person.until('a blank screen', (screen) => screenText(screen) === '');
  };
  return { clearScreens, admin, ana, max, deny, ourUser, expectNothingLeft };
}

const LONGEST_MS = 180_000;

/** If one of these is missing, a demo fails before its first proof, and the bot can remove it. */
const NEEDED_TO_MAKE = ['CreateUser', 'CreateVirtualMFADevice', 'CreateAccessKey', 'PutUserPolicy', 'EnableMFADevice'];
/** If one of these is missing, a demo can be neither created completely nor removed. */
const NEEDED_TO_MAKE_AND_REMOVE = ['GetUser', 'ListAccessKeys'];

const ALLOW_ALL = {
  PolicyName: 'somebody-elses',
  PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
};

type AddTo = (admin: IAMClient, UserName: string) => Promise<unknown>;
const asItIs: AddTo = async () => undefined;

/**
 * The calls of a teardown. If the teardown needs a call only for some resource, the entry has a function that adds this
 * resource to the demo's user. The order matters: the teardown for one row must not remove what a later row needs.
 */
const NEEDED_TO_REMOVE: Readonly<Record<string, AddTo>> = {
  DeactivateMFADevice: asItIs,
  DeleteVirtualMFADevice: asItIs,
  DeleteUserPolicy: (admin, UserName) => admin.send(new PutUserPolicyCommand({ UserName, ...ALLOW_ALL })),
  DeleteAccessKey: (admin, UserName) => admin.send(new CreateAccessKeyCommand({ UserName })),
  DetachUserPolicy: (admin, UserName) =>
    admin.send(new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })),
  DeleteLoginProfile: (admin, UserName) =>
    admin.send(new CreateLoginProfileCommand({ UserName, Password: 'Correct-Horse-9-Battery' })),
  DeleteSSHPublicKey: (admin, UserName) =>
    admin.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody: 'ssh-rsa AAAAB3NzaC1yc2E' })),
  DeleteSigningCertificate: (admin, UserName) =>
    admin.send(new UploadSigningCertificateCommand({ UserName, CertificateBody: certificates[0] })),
  DeleteServiceSpecificCredential: (admin, UserName) =>
    admin.send(new CreateServiceSpecificCredentialCommand({ UserName, ServiceName: 'codecommit.amazonaws.com' })),
  ListUserPolicies: asItIs,
  ListAttachedUserPolicies: asItIs,
  ListMFADevices: asItIs,
  ListVirtualMFADevices: asItIs,
  GetLoginProfile: asItIs,
  ListSSHPublicKeys: asItIs,
  ListSigningCertificates: asItIs,
  ListServiceSpecificCredentials: asItIs,
  DeleteUser: asItIs,
};

/** These only give details: why a user cannot be deleted, or the deadline of a demo that a crash left in AWS. */
const NICE_TO_HAVE = ['ListGroupsForUser', 'ListUserTags', 'ListMFADeviceTags'];
/** Sweeps and cleanups use these to look for leftovers of crashes. */
const NEEDED_TO_LOOK = ['ListUsers'];
/** For a phone that is out of sync. out-of-sync.slow.test.ts tests a bot without this permission. */
const SECOND_CHANCES = ['ResyncMFADevice'];
/** For the lesson that creates a role. roles.slow.test.ts tests these. */
const OF_ROLES = [
  'CreateRole',
  'PutRolePolicy',
  'ListRolePolicies',
  'DeleteRolePolicy',
  'ListAttachedRolePolicies',
  'DetachRolePolicy',
  'DeleteRole',
  'ListRoles',
  'ListRoleTags',
];
/** For checks of the doctor. The doctor's report says if the bot may not make these calls. */
const OF_THE_DOCTOR = ['GetPolicy', 'GetRole', 'SimulatePrincipalPolicy'];

/**
 * Used by `/mfa-demo check`, and by `npm run check-policy -- --aws` with the credentials of a shell. No demo needs it.
 */
const OF_THE_POLICY_CHECK = ['SimulateCustomPolicy'];

test('every call to IAM that the bot can make is in one of these lists', () => {
  const folder = new URL('../../src/aws/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const actions = sources.flatMap((source) => [...source.matchAll(/'iam:([A-Z]\w+)'/g)].map(([, action]) => action));
  const known = [
    ...NEEDED_TO_MAKE,
    ...NEEDED_TO_MAKE_AND_REMOVE,
    ...Object.keys(NEEDED_TO_REMOVE),
    ...NICE_TO_HAVE,
    ...NEEDED_TO_LOOK,
    ...SECOND_CHANCES,
    ...OF_ROLES,
    ...OF_THE_DOCTOR,
    ...OF_THE_POLICY_CHECK,
  ];
  expect([...new Set(actions)].toSorted()).toEqual(known.toSorted());
});

const named = (action: string) => `AWS does not let the bot do iam:${action}: its policy must allow it.`;

test(
  'if no demo can be created, the person reads an apology, the admins read which permission is missing, and nothing is left',
  async () => {
    const { ana, max, clearScreens, deny, expectNothingLeft } = await startFencedWorld();
    for (const action of NEEDED_TO_MAKE) {
      await clearScreens();
      await deny(action);
      await ana.types('/mfa-demo start');
      if (action === 'EnableMFADevice') {
        await ana.scansTheQr();
        await isAwaited(ana);
        await ana.clicks(BUTTONS.enterCodes);
        await ana.submits(...twoCodes(ana));
      }
      await max.sees(named(action));
      expect(max.text()).toContain('A setting needs your attention');
      await ana.sees('Sorry, this did not work');
      await ana.sees('0 left');
      expectNothingLeft();
    }
    await clearScreens();
    await deny('CreateUser');
    await ana.types('/mfa-demo start');
    await ana.sees('0 left');
    const seenByMax = screenText(await max.client.screen());
    expect(seenByMax, 'the same permission is not reported twice').not.toContain('A setting needs your attention');
  },
  LONGEST_MS,
);

test(
  'a demo that can be neither created nor removed is removed by a cleanup once the permission is granted',
  async () => {
    const { ana, max, clearScreens, deny, expectNothingLeft } = await startFencedWorld();
    for (const action of NEEDED_TO_MAKE_AND_REMOVE) {
      await clearScreens();
      await deny(action);
      await ana.types('/mfa-demo start');
      await ana.sees(`Something is still in AWS:* ${named(action)}`);
      await max.sees(named(action));
      await deny();
      await opensCleanup(max);
      await max.clicks('Remove all (1) …');
      await confirms(max);
      await max.sees('Nothing is left.');
      expectNothingLeft();
    }
  },
  LONGEST_MS,
);

test(
  'a demo that cannot be removed is stuck with the missing permission as its reason, and the rest is removed',
  async () => {
    const { ana, max, admin, deny, ourUser, expectNothingLeft } = await startFencedWorld();
    await startsAndScans(ana);
    await enrolls(ana);
    for (const [action, addTo] of Object.entries(NEEDED_TO_REMOVE)) {
      await addTo(admin, ourUser()?.userName ?? '');
      // Without DeleteUser the user stays, so that the next call can be tested with it.
      await deny(action, 'DeleteUser');
      await ana.types('/mfa-demo stop');
      await ana.sees(`Something is still in AWS:* ${named(action)}`);
      await max.sees(named(action));
    }
    expect(ourUser()).toMatchObject({ accessKeys: [], inlinePolicies: [], attachedPolicies: [], mfaSerialNumbers: [] });
    await deny();
    await ana.types('/mfa-demo stop');
    await ana.sees('0 left');
    expectNothingLeft();
  },
  LONGEST_MS,
);

test(
  'a permission that only gives details is not needed for a demo',
  async () => {
    const { ana, deny, expectNothingLeft } = await startFencedWorld();
    await deny(...NICE_TO_HAVE);
    await startsAndScans(ana);
    await enrolls(ana);
    await ana.types('/mfa-demo stop');
    await ana.sees('0 left');
    expectNothingLeft();
  },
  LONGEST_MS,
);

test(
  'if the bot may not list users, an admin reads in the cleanup which permission is missing, and can still end demos',
  async () => {
    const { ana, max, deny, expectNothingLeft } = await startFencedWorld();
    await deny(...NEEDED_TO_LOOK);
    await ana.types('/mfa-demo start');
    await ana.scansTheQr();
    await opensCleanup(max);
    await max.sees(named('ListUsers'));
    await max.clicks('Remove all (1) …');
    await confirms(max);
    await ana.sees('0 left');
    expectNothingLeft();
  },
  LONGEST_MS,
);
