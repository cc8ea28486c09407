import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateServiceSpecificCredentialCommand,
  type IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  paginateGetGroup,
  paginateListAccessKeys,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListEntitiesForPolicy,
  paginateListGroupPolicies,
  paginateListGroups,
  paginateListGroupsForUser,
  paginateListMFADevices,
  paginateListMFADeviceTags,
  paginateListPolicies,
  paginateListPolicyTags,
  paginateListPolicyVersions,
  paginateListRolePolicies,
  paginateListRoles,
  paginateListRoleTags,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
  paginateListUserPolicies,
  paginateListUsers,
  paginateListUserTags,
  paginateListVirtualMFADevices,
  TagMFADeviceCommand,
  TagPolicyCommand,
  TagRoleCommand,
  TagUserCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parameters } from './bounds-table.ts';
import { certificates } from './certificates.ts';
import { answerTo, signed } from './raw-requests.ts';
import {
  allowListBuckets,
  createDevice,
  createKey,
  createUser,
  enable,
  putPolicy,
  startWorld,
  type World,
} from './support.ts';

const document = JSON.stringify({ Version: '2012-10-17', Statement: allowListBuckets });
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' },
});
/** Returns a tag key that is too long for a marker. All these keys have the same beginning. */
const longKey = (n: number) => `${'鍵'.repeat(120)}-${n}`;
const seven = [1, 2, 3, 4, 5, 6, 7];
const ours = { UserName: 'u', GroupName: 'g', RoleName: 'r' };
const PolicyArn = 'arn:aws:iam::111122223333:policy/p';

let world: World;
let SerialNumber: string;
beforeAll(async () => {
  world = await startWorld();
  const { iam } = world;
  const Tags = seven.map((n) => ({ Key: longKey(n), Value: String(n) }));
  await createUser(world, 'u', '/paged/');
  await iam.send(new CreateGroupCommand({ GroupName: 'g', Path: '/paged/' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'r', Path: '/paged/', AssumeRolePolicyDocument: trust }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: document }));
  const device = await createDevice(world, 'd');
  SerialNumber = device.serialNumber;
  for (const command of [
    new TagUserCommand({ ...ours, Tags }),
    new TagRoleCommand({ ...ours, Tags }),
    new TagPolicyCommand({ PolicyArn, Tags }),
  ]) {
    await iam.send(command as TagUserCommand);
  }
  await iam.send(new TagMFADeviceCommand({ SerialNumber, Tags }));
  for (const n of seven) await oneOfEach(n);
  await createKey(world, 'u');
  await createKey(world, 'u');
  for (const body of [certificates[0], certificates[1]]) {
    await iam.send(new UploadSigningCertificateCommand({ ...ours, CertificateBody: body }));
  }
});
afterAll(() => world.aws.close());

/** Creates item number `n` of each kind; creates only four new policy versions and five SSH keys. */
async function oneOfEach(n: number): Promise<void> {
  const { iam } = world;
  const name = `n-${n}`;
  await createUser(world, name, '/paged/');
  await iam.send(new AddUserToGroupCommand({ GroupName: 'g', UserName: name }));
  await iam.send(new CreateGroupCommand({ GroupName: name, Path: '/paged/' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: name, UserName: 'u' }));
  await iam.send(new CreateRoleCommand({ RoleName: name, Path: '/paged/', AssumeRolePolicyDocument: trust }));
  await iam.send(new PutGroupPolicyCommand({ ...ours, PolicyName: name, PolicyDocument: document }));
  await iam.send(new PutRolePolicyCommand({ ...ours, PolicyName: name, PolicyDocument: document }));
  await putPolicy(world, 'u', allowListBuckets, name);
  const created = await iam.send(
    new CreatePolicyCommand({ PolicyName: name, PolicyDocument: document, Path: '/paged/' }),
  );
  const attached = { ...ours, PolicyArn: created.Policy?.Arn };
  await iam.send(new AttachUserPolicyCommand(attached));
  await iam.send(new AttachGroupPolicyCommand(attached));
  await iam.send(new AttachRolePolicyCommand(attached));
  await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn }));
  await enable(world, 'u', await createDevice(world, name));
  if (n <= 4) await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: document }));
  const SSHPublicKeyBody = `ssh-rsa ${Buffer.from(`key ${n}`).toString('base64')}`;
  if (n <= 5) await iam.send(new UploadSSHPublicKeyCommand({ ...ours, SSHPublicKeyBody }));
}

type Pages = AsyncGenerator<object>;
type Paginate = (config: { client: IAMClient; pageSize: number }, input: never) => Pages;
const under = { PathPrefix: '/paged/' };

const lists: readonly (readonly [name: string, paginate: Paginate, input: () => object, found: number])[] = [
  ['GetGroup', paginateGetGroup as Paginate, () => ours, 7],
  ['ListAccessKeys', paginateListAccessKeys as Paginate, () => ours, 2],
  ['ListAttachedGroupPolicies', paginateListAttachedGroupPolicies as Paginate, () => ours, 7],
  ['ListAttachedRolePolicies', paginateListAttachedRolePolicies as Paginate, () => ours, 7],
  ['ListAttachedUserPolicies', paginateListAttachedUserPolicies as Paginate, () => ours, 7],
  ['ListEntitiesForPolicy', paginateListEntitiesForPolicy as Paginate, () => ({ PolicyArn }), 7],
  ['ListGroupPolicies', paginateListGroupPolicies as Paginate, () => ours, 7],
  ['ListGroups', paginateListGroups as Paginate, () => under, 8],
  ['ListGroupsForUser', paginateListGroupsForUser as Paginate, () => ours, 7],
  ['ListMFADeviceTags', paginateListMFADeviceTags as Paginate, () => ({ SerialNumber }), 7],
  ['ListMFADevices', paginateListMFADevices as Paginate, () => ours, 7],
  ['ListPolicies', paginateListPolicies as Paginate, () => ({ Scope: 'Local' }), 8],
  ['ListPolicyTags', paginateListPolicyTags as Paginate, () => ({ PolicyArn }), 7],
  ['ListPolicyVersions', paginateListPolicyVersions as Paginate, () => ({ PolicyArn }), 5],
  ['ListRolePolicies', paginateListRolePolicies as Paginate, () => ours, 7],
  ['ListRoleTags', paginateListRoleTags as Paginate, () => ours, 7],
  ['ListRoles', paginateListRoles as Paginate, () => under, 8],
  ['ListSSHPublicKeys', paginateListSSHPublicKeys as Paginate, () => ours, 5],
  ['ListSigningCertificates', paginateListSigningCertificates as Paginate, () => ours, 2],
  ['ListUserPolicies', paginateListUserPolicies as Paginate, () => ours, 7],
  ['ListUserTags', paginateListUserTags as Paginate, () => ours, 7],
  ['ListUsers', paginateListUsers as Paginate, () => under, 8],
  ['ListVirtualMFADevices', paginateListVirtualMFADevices as Paginate, () => ({}), 8],
];

describe.each(lists)('%s', (_name, paginate, input, found) => {
  test.each([1, 2, 3])('returns each item once in pages of %i', async (pageSize) => {
    const seen: string[] = [];
    for await (const page of paginate({ client: world.iam, pageSize }, { ...input() } as never)) {
      const items = itemsOf(page);
      expect(items.length).toBeLessThanOrEqual(pageSize);
      seen.push(...items);
    }
    expect(seen).toHaveLength(found);
    expect(new Set(seen).size).toBe(found);
  });
});

/** Returns the entries of all lists in an answer. */
function itemsOf(page: object): string[] {
  return Object.values(page)
    .filter((value): value is unknown[] => Array.isArray(value))
    .flat()
    .map((item) => JSON.stringify(item));
}

describe('every operation with markers', () => {
  const paged = Object.entries(parameters.iam).filter(([, row]) => row.includes('Marker:'));
  const withoutPaginator = ['ListAccountAliases', 'ListServiceSpecificCredentials'];
  const alwaysEmpty = ['ListInstanceProfiles', 'ListInstanceProfilesForRole'];
  const refused = ['bm9uc2Vuc2U=', 'YWZ0ZXI6YQ', '%', 'after:n-1'];

  test.each(paged)('%s refuses markers that IAM did not issue', async (operation, row) => {
    const known = { ...ours, PolicyArn, SerialNumber };
    const fields = [...row.matchAll(/(\w+)\*:/g)].map(([, name]) => [name!, known[name as keyof typeof known]]);
    if (withoutPaginator.includes(operation)) fields.push(['UserName', 'u']);
    for (const Marker of refused) {
      const form = new URLSearchParams({ ...Object.fromEntries(fields), Action: operation, Marker });
      expect([Marker, await answerTo(world, '/', signed(world, 'iam', form.toString()))]).toEqual([
        Marker,
        [400, 'ValidationError'],
      ]);
    }
  });

  test('is in a list of this file, or has its pages tested with the simulations', () => {
    const simulated = ['SimulateCustomPolicy', 'SimulatePrincipalPolicy'];
    const looked = [...lists.map(([name]) => name), ...withoutPaginator, ...alwaysEmpty, ...simulated];
    expect(paged.map(([operation]) => operation).filter((operation) => !looked.includes(operation))).toEqual([]);
  });
});

test('service-specific credentials of all users are listed in pages, too', async () => {
  const { iam } = world;
  for (const n of [1, 2, 3]) {
    const create = { UserName: `n-${n}`, ServiceName: 'codecommit.amazonaws.com' };
    await iam.send(new CreateServiceSpecificCredentialCommand(create));
  }
  const page = async (Marker?: string) => {
    const form = new URLSearchParams({
      Action: 'ListServiceSpecificCredentials',
      AllUsers: 'true',
      MaxItems: '2',
      ...(Marker && { Marker }),
    });
    const response = await fetch(world.aws.url, signed(world, 'iam', form.toString()));
    const text = await response.text();
    return {
      names: [...text.matchAll(/<UserName>(.+?)</g)].map(([, name]) => name),
      marker: /<Marker>(.+?)</.exec(text)?.[1],
    };
  };
  const first = await page();
  const second = await page(first.marker);
  expect([...first.names, ...second.names].sort()).toEqual(['n-1', 'n-2', 'n-3']);
  expect([first.names.length, second.marker]).toEqual([2, undefined]);
});
