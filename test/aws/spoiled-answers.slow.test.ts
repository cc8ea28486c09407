import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateServiceSpecificCredentialCommand,
} from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { createAwsAccount } from '../../src/aws/account.ts';
import { UpstreamError } from '../../src/errors.ts';
import type { AwsAccount, Credentials } from '../../src/scenario/ports/aws-account.ts';
import { removeAllOrphans } from '../../src/scenario/sweep/orphan-remover.ts';
import { openSpoilingDoor, SPOILED } from '../support/spoiling-door.ts';
import { partOf, runs } from '../support/volume.ts';
import { codeOf, DEMO_USER, DEVICE, enroll, NAME, NAMES, PATH, startWorld, TAGS, USER } from './world.ts';

type World = Awaited<ReturnType<typeof startSpoiled>>;

/** Starts an AWS and a proxy that damages its answers. `aws` calls through the proxy, `truly` without it. */
async function startSpoiled() {
  const world = await startWorld();
  const door = await openSpoilingDoor(world.embedded);
  const settings = { region: 'us-east-1', endpoint: door.url, credentials: world.embedded.adminKey, maxAttempts: 1 };
  const aws = createAwsAccount(settings);
  onTestFinished(() => aws.close());
  return { ...world, door, aws, truly: world.aws };
}

/**
 * Creates a demo's user with resources of most kinds that a teardown looks for. Returns the user's access key and
 * temporary credentials.
 */
async function furnish({ truly, admin }: World): Promise<{ key: Credentials; session: Credentials }> {
  const { longTermKey: key, serialNumber, seed } = await enroll(truly);
  const UserName = NAME;
  await admin.send(new CreateLoginProfileCommand({ UserName, Password: 'Correct-horse-8' }));
  await admin.send(new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  const ServiceName = 'codecommit.amazonaws.com';
  await admin.send(new CreateServiceSpecificCredentialCommand({ UserName, ServiceName }));
  await admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await admin.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName }));
  const session = await truly.getSessionToken(key, { serialNumber, code: codeOf(seed, 1) });
  if (session.outcome !== 'issued') throw new Error(session.outcome);
  return { key, session: session.credentials };
}

/**
 * For each operation whose answer is damaged, a read of the bot that uses this answer. It must return a complete result
 * or throw.
 */
const READS: Readonly<Record<string, (aws: AwsAccount, demo: { key: Credentials; session: Credentials }) => unknown>> =
  {
    GetUser: (aws) => aws.listLeftovers(NAMES),
    ListUserPolicies: (aws) => aws.listLeftovers(NAMES),
    ListAttachedUserPolicies: (aws) => aws.listLeftovers(NAMES),
    ListAccessKeys: (aws) => aws.listLeftovers(NAMES),
    ListMFADevices: (aws) => aws.listLeftovers(NAMES),
    GetLoginProfile: (aws) => aws.listLeftovers(NAMES),
    ListSSHPublicKeys: (aws) => aws.listLeftovers(NAMES),
    ListSigningCertificates: (aws) => aws.listLeftovers(NAMES),
    ListServiceSpecificCredentials: (aws) => aws.listLeftovers(NAMES),
    ListGroupsForUser: (aws) => aws.listLeftovers(NAMES),
    ListVirtualMFADevices: (aws) => aws.listLeftovers(NAMES),
    ListUsers: (aws) => aws.findOurs(PATH),
    ListUserTags: async (aws) => aws.readDeadline((await aws.findOurs(PATH))[0]!),
    GetCallerIdentity: (aws, { key }) => aws.isKeyReady(key),
    ListBuckets: (aws, { session }) => aws.listBuckets(session),
  };

const CASES = Object.keys(READS).flatMap((operation) => Object.keys(SPOILED).map((how) => [operation, how] as const));

test('a read with a damaged answer returns everything that exists, or throws', async () => {
  const world = await startSpoiled();
  const { aws, truly, door } = world;
  const demo = await furnish(world);
  const wholes = new Map<string, unknown>();
  const tried = partOf(CASES);
  for (const [operation, how] of tried) {
    const read = READS[operation]!;
    const whole = wholes.get(operation) ?? (await read(truly, demo));
    wholes.set(operation, whole);
    door.spoils((asked) => (asked === operation ? how : undefined));
    const answer = await Promise.resolve(read(aws, demo)).catch((error: unknown) => error);
    // Some damage leaves an answer unchanged, for example a page without items.
    if (answer instanceof UpstreamError) expect(['IncompleteAnswer', 'UnreadableAnswer']).toContain(answer.code);
    else expect(answer, `${operation}: ${how}`).toEqual(whole);
  }
  expect(door.told.spoiled).toBeGreaterThan(tried.length / 2);
});

/** Writes whose answers the bot uses. */
const WRITES: Readonly<Record<string, (aws: AwsAccount, demo: { key: Credentials }) => Promise<unknown>>> = {
  CreateUser: (aws) => aws.ensureUser({ ...USER, userName: `${NAME}new` }),
  CreateVirtualMFADevice: (aws) => aws.issueMfaDevice({ ...DEVICE, deviceName: `${NAME}new` }),
  CreateAccessKey: (aws) => aws.issueAccessKey(DEMO_USER),
  GetSessionToken: (aws, { key }) => aws.getSessionToken(key),
};

/** Kinds of damage that do not affect the answers to WRITES. */
const HARMLESS = ['its lists left out', 'its items emptied'];

test.each(Object.entries(WRITES))(
  'a damaged answer to %s is an error, unless the damage changes nothing in it',
  async (operation, write) => {
    for (const how of partOf(Object.keys(SPOILED))) {
      const world = await startSpoiled();
      const { longTermKey: key } = await enroll(world.truly);
      world.door.spoils((asked) => (asked === operation ? how : undefined));
      const answer = await write(world.aws, { key }).catch((error: unknown) => error);
      expect(answer instanceof UpstreamError, how).toBe(!HARMLESS.includes(how));
      world.door.spoils(() => undefined);
      if (operation !== 'GetSessionToken') await write(world.aws, { key });
    }
  },
);

/** One answer in five is damaged. A receipt may say "nothing left" only if nothing is left, and each sweep must end. */
test('with damaged answers no sweep writes a false receipt, and each sweep ends', async () => {
  const world = await startSpoiled();
  const { aws, truly, door, embedded } = world;
  const judge = async () => ({ kind: 'orphan', reason: 'ended', since: undefined }) as const;
  const hows = Object.keys(SPOILED);
  let turn = 0;
  const counts = { receipts: 0, failed: 0 };
  for (let round = 1; round <= runs(10); round++) {
    await truly.ensureUser({ ...USER, tags: TAGS });
    await truly.issueMfaDevice(DEVICE);
    await truly.issueAccessKey(DEMO_USER);
    door.spoils(() => (++turn % 5 === 0 ? hows[turn % hows.length] : undefined));
    for (let tries = 1; embedded.view().users.length > 1 && tries <= 20; tries++) {
      const before = door.told.answers;
      const receipts = await removeAllOrphans({ aws, path: PATH, judge }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(UpstreamError);
        return [];
      });
      expect(door.told.answers - before, 'calls of one sweep').toBeLessThan(200);
      for (const { left, failure } of receipts) {
        if (left.length > 0 || failure) counts.failed += 1;
        else counts.receipts += 1;
        const isThere = embedded.view().users.length > 1 || embedded.view().mfaDevices.length > 0;
        if (left.length === 0 && !failure)
          expect(isThere, 'a resource exists although the receipt says that nothing is left').toBe(false);
      }
    }
    door.spoils(() => undefined);
    await removeAllOrphans({ aws, path: PATH, judge });
    expect(embedded.view().users).toHaveLength(1);
  }
  expect(counts.failed).toBeGreaterThan(0);
});
