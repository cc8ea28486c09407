import {
  DeleteVirtualMFADeviceCommand,
  GetAccountSummaryCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allowListBuckets,
  keysOf,
  listBuckets,
  onlyWithMfa,
  outcomeOf,
  sessionOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ propagationSeconds: 8, buckets: [] });
});
afterEach(() => world.aws.close());

const seed = (body: unknown) =>
  fetch(`${world.aws.url}/_sandbox/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const policyOf = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const annArn = 'arn:aws:iam::111122223333:user/staff/ann';
const ann = {
  userName: 'ann',
  path: '/staff/',
  tags: { team: 'blue' },
  inlinePolicies: { 'list-with-mfa': policyOf(onlyWithMfa) },
  accessKeys: [{ accessKeyId: 'AKIAANNANNANNANNANN1', secretAccessKey: 'a-secret-that-is-long' }],
  mfaDevices: [{ deviceName: 'anns-phone', path: '/staff/', base32Seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }],
};
const auditor = {
  roleName: 'auditor',
  trustPolicy: policyOf({ Effect: 'Allow', Principal: { AWS: annArn }, Action: 'sts:AssumeRole' }),
  attachedPolicies: ['arn:aws:iam::111122223333:policy/list'],
  maxSessionSeconds: 7200,
};
const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
const everything = {
  managedPolicies: [{ policyName: 'list', document: policyOf({ ...onlyWithMfa, Condition: {} }) }],
  users: [{ ...ann, inlinePolicies: { ...ann.inlinePolicies, assume: policyOf(assume) } }],
  roles: [auditor],
  buckets: ['reports'],
};

test('a seeded key, device, policy and role can be used at once', async () => {
  const answer = await seed(everything);
  expect(await answer.json()).toEqual({
    rootMfaDevices: [],
    managedPolicies: [{ arn: 'arn:aws:iam::111122223333:policy/list' }],
    users: [
      {
        userName: 'ann',
        arn: annArn,
        accessKeys: ann.accessKeys,
        mfaDevices: [
          {
            serialNumber: 'arn:aws:iam::111122223333:mfa/staff/anns-phone',
            base32Seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          },
        ],
      },
    ],
    roles: [{ arn: 'arn:aws:iam::111122223333:role/auditor' }],
    buckets: ['reports'],
  });
  // The SDK modifies the credentials object that it is given.
  const key = () => ({ ...ann.accessKeys[0]! });
  const totp = new TOTP({ secret: Secret.fromBase32('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP') });
  const mfa = {
    serialNumber: 'arn:aws:iam::111122223333:mfa/staff/anns-phone',
    code: totp.generate({ timestamp: world.now() }),
  };
  expect(await outcomeOf(listBuckets(world, key()))).toBe('AccessDenied');
  const { Buckets } = await listBuckets(world, await sessionOf(world, key(), mfa));
  expect(Buckets?.map(({ Name }) => Name)).toEqual(['reports']);

  const { sts } = world.clientsOf(key());
  const role = { RoleArn: 'arn:aws:iam::111122223333:role/auditor', RoleSessionName: 'ann', DurationSeconds: 7200 };
  const assumed = await sts.send(new AssumeRoleCommand(role));
  expect((await listBuckets(world, keysOf(assumed.Credentials))).Buckets).toHaveLength(1);
});

test('access keys and device seeds that the request leaves out are generated and returned', async () => {
  const answer = await seed({ users: [{ userName: 'bob', accessKeys: [{}], mfaDevices: [{ deviceName: 'phone' }] }] });
  const { users } = (await answer.json()) as { users: { accessKeys: object[]; mfaDevices: object[] }[] };
  expect(users[0]?.accessKeys).toEqual([
    { accessKeyId: expect.stringMatching(/^AKIA\w{16}$/), secretAccessKey: expect.stringMatching(/^.{40}$/) },
  ]);
  expect(users[0]?.mfaDevices).toMatchObject([{ base32Seed: expect.stringMatching(/^[A-Z2-7]{64}$/) }]);
});

test('keys may be short, and buckets may be in another region of the partition aws, but not elsewhere', async () => {
  const key = { accessKeyId: 'test', secretAccessKey: 'test' };
  const buckets = ['at-home', { name: 'away', region: 'eu-west-1' }];
  const users = [{ userName: 'cat', accessKeys: [key], inlinePolicies: { list: policyOf(allowListBuckets) } }];
  const answer = await seed({ users, buckets });
  expect(await answer.json()).toMatchObject({ users: [{ accessKeys: [key] }], buckets: ['at-home', 'away'] });
  const { Buckets } = await listBuckets(world, key);
  expect(Buckets?.map(({ Name, BucketRegion }) => [Name, BucketRegion])).toEqual([
    ['at-home', 'us-east-1'],
    ['away', 'eu-west-1'],
  ]);
  const wrong = await seed({ buckets: [{ name: 'nowhere', region: 'eu-nowhere-1' }] });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('a region of the partition aws')]);
});

test('a device of the root user is listed without a user name, and the administrator cannot delete it', async () => {
  const answer = await seed({ rootMfaDevices: [{}, { deviceName: 'roots-phone' }] });
  const [first, second] = ['root-account-mfa-device', 'roots-phone'].map(
    (name) => `arn:aws:iam::111122223333:mfa/${name}`,
  );
  expect(await answer.json()).toMatchObject({ rootMfaDevices: [{ serialNumber: first }, { serialNumber: second }] });
  const { VirtualMFADevices } = await world.iam.send(
    new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' }),
  );
  const root = { UserId: '111122223333', Arn: 'arn:aws:iam::111122223333:root', CreateDate: expect.any(Date) };
  expect(VirtualMFADevices?.map(({ SerialNumber, User }) => [SerialNumber, User])).toEqual([
    [first, root],
    [second, root],
  ]);
  expect(world.aws.view().mfaDevices).toMatchObject([{ enabledFor: root.Arn }, { enabledFor: root.Arn }]);
  expect((await world.iam.send(new GetAccountSummaryCommand({}))).SummaryMap?.AccountMFAEnabled).toBe(1);
  const remove = new DeleteVirtualMFADeviceCommand({ SerialNumber: first! });
  expect(await outcomeOf(world.iam.send(remove))).toBe('DeleteConflict');
});

const broken = { Version: '2012-10-17', Statement: [{ Effect: 'Perhaps', Action: '*', Resource: '*' }] };

test.for([
  ['a name that exists already', { buckets: ['one'], users: [ann, ann] }, /^user ann: EntityAlreadyExists: /],
  [
    'a policy that IAM refuses',
    { users: [{ ...ann, inlinePolicies: { broken } }] },
    /^user ann: MalformedPolicyDocument/,
  ],
  [
    'a device that exists already',
    { users: [ann, { ...ann, userName: 'bob', accessKeys: [] }] },
    /^user bob: .*MFA device/,
  ],
  ['a key that is there already', { users: [ann, { ...ann, userName: 'bob' }] }, /^user bob: .*AKIAANNANNANNANNANN1/],
  [
    'a trust policy without a principal',
    { users: [ann], roles: [{ ...auditor, trustPolicy: policyOf({ ...assume }) }] },
    /^role auditor: Malformed/,
  ],
  ['a policy that is not there', { buckets: ['one'], roles: [{ ...auditor, roleName: 'x' }] }, /^role x: /],
  ['a bucket name that S3 refuses', { users: [ann], buckets: ['No'] }, /^bucket No: InvalidBucketName/],
  ['an unknown field', { users: [{ ...ann, nickname: 'A' }] }, /nickname[\s\S]*users\[0\]/],
  [
    'a device seed that is not Base32',
    { users: [{ userName: 'ann', mfaDevices: [{ deviceName: 'x', base32Seed: '1' }] }] },
    /Base32/,
  ],
])('a seed with %s is refused and changes nothing', async ([, body, words]) => {
  const before = world.aws.view();
  const answer = await seed(body);
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(words as RegExp)]);
  expect(world.aws.view()).toEqual(before);
  expect(world.aws.secrets()).toHaveLength(1);
  expect((await seed({ users: [ann] })).status).toBe(201);
});
