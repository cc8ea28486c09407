import { beforeEach, expect, test } from 'vitest';
import { type Account, userCaller } from '../../../sandbox/aws/account/state.ts';
import { newAccount } from '../../../sandbox/aws/control/new-account.ts';
import { iamOperations } from '../../../sandbox/aws/iam/operations.ts';
import { addUser } from '../../../sandbox/aws/iam/users/users.ts';

const PolicyDocument = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';

let account: Account;
beforeEach(() => {
  const adminKey = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };
  account = newAccount({ id: '111122223333', propagationSeconds: 0, adminKey, now: Date.now });
});

/** Performs an operation without HTTP, because thousands of requests would be slow. */
async function perform(operation: string, input: object): Promise<unknown> {
  const admin = [...account.users.values()][0]!;
  return iamOperations.get(operation)!.prepare(account, userCaller(admin), input).perform();
}

test.each([
  ['CreateUser', 'UserName', {}, 5000, 1, 'Cannot exceed quota for UsersPerAccount: 5000'],
  ['CreateGroup', 'GroupName', {}, 300, 0, 'Cannot exceed quota for GroupsPerAccount: 300'],
  ['CreatePolicy', 'PolicyName', { PolicyDocument }, 1500, 0, 'Cannot exceed quota for PoliciesPerAccount: 1500'],
])(
  '%s is refused when the quota of the account is used up',
  async (operation, nameField, input, quota, present, message) => {
    for (let n = present; n < quota; n += 1) await perform(operation, { ...input, [nameField]: `n-${n}` });
    const oneMore = async () => perform(operation, { ...input, [nameField]: 'one-more' });
    await expect(oneMore()).rejects.toMatchObject({ code: 'LimitExceeded', httpStatus: 409, message });
  },
);

test('MFA devices that were never enabled count for the quota', async () => {
  const made = await perform('CreateVirtualMFADevice', { VirtualMFADeviceName: 'first' });
  expect(made).toMatchObject({ VirtualMFADevice: { SerialNumber: 'arn:aws:iam::111122223333:mfa/first' } });
  const first = account.mfaDevices.get('first')!;
  for (let n = 2; n <= 5000; n += 1) account.mfaDevices.set(`d-${n}`, { ...first, name: `d-${n}` });
  const oneMore = async () => perform('CreateVirtualMFADevice', { VirtualMFADeviceName: 'one-more' });
  await expect(oneMore()).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for VirtualMFADevicesPerAccount: 5000',
  });
  await perform('DeleteVirtualMFADevice', { SerialNumber: first.serialNumber });
  expect(await oneMore()).toBeDefined();
});

test('two thousand users are listed in pages, each user once', async () => {
  for (let n = 0; n < 2000; n += 1) addUser(account, `n-${n}`, { path: '/many/', boundaryArn: undefined, tags: {} });
  const seen: string[] = [];
  let Marker: string | undefined;
  do {
    const page = (await perform('ListUsers', { PathPrefix: '/many/', MaxItems: '999', Marker })) as {
      Users: { member: { UserName: string }[] };
      Marker?: string;
    };
    seen.push(...page.Users.member.map((user) => user.UserName));
    Marker = page.Marker;
  } while (Marker);
  expect(new Set(seen).size).toBe(2000);
  expect(seen).toHaveLength(2000);
});
