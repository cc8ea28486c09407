import { expect, test } from 'vitest';
import { ConfigError, ConflictError, UpstreamError } from '../../../src/errors.ts';
import { RESOURCE_KINDS, type RemovableKind } from '../../../src/scenario/demo.ts';
import { REMOVAL_ORDER, removeEverything } from '../../../src/scenario/teardown/remove-everything.ts';

const NAMES = { userName: 'mfa-demo-abc', deviceName: 'mfa-demo-abc', path: '/mfa-demo/test/' };
const IN_USE = new UpstreamError('aws', 'DeleteConflict', 'it still has other resources');

/**
 * Returns an account with one resource of each kind. The kinds in `fails` can never be removed, and the kinds in
 * `failsOnce` not at the first try.
 */
function accountWhere(fails: Partial<Record<RemovableKind, Error>>, failsOnce: typeof fails = {}) {
  const asked: RemovableKind[] = [];
  const remove = async (kind: RemovableKind, known?: readonly string[]) => {
    if (known?.length === 0) return [];
    const failure = fails[kind] ?? (asked.includes(kind) ? undefined : failsOnce[kind]);
    asked.push(kind);
    if (failure) throw failure;
    return [{ kind, name: 'x' }];
  };
  return { asked, beginRemoval: () => ({ remove }) };
}

const MADE: readonly RemovableKind[] = [
  'inline-policy',
  'role-inline-policy',
  'access-key',
  'mfa-device-binding',
  'virtual-mfa-device',
  'role',
  'user',
];

test('the order of removal has every removable kind once', () => {
  expect([...REMOVAL_ORDER, 'group-membership'].toSorted()).toEqual([...RESOURCE_KINDS].toSorted());
});

test('the inline policy is removed first and the user last, and a device is deactivated before it is deleted', () => {
  expect(REMOVAL_ORDER[0]).toBe('inline-policy');
  expect(REMOVAL_ORDER.at(-1)).toBe('user');
  expect(REMOVAL_ORDER.indexOf('mfa-device-binding')).toBeLessThan(REMOVAL_ORDER.indexOf('virtual-mfa-device'));
});

test('kinds that demos never create are not looked for if AWS refuses no deletion', async () => {
  const account = accountWhere({});
  expect(await removeEverything(account, NAMES, {}, () => undefined)).toEqual([]);
  expect(account.asked).toEqual(MADE);
});

test('AWS is not asked about a kind that the demo has not created', async () => {
  const account = accountWhere({});
  const known = { 'access-key': [], 'mfa-device-binding': [], 'inline-policy': ['p'] };
  await removeEverything(account, NAMES, known, () => undefined);
  expect(account.asked).toEqual(MADE.filter((kind) => kind !== 'access-key' && kind !== 'mfa-device-binding'));
});

for (const refusal of [IN_USE, new ConfigError('a member of auditors')]) {
  test(`when AWS does not delete the user (${refusal.name}), all kinds are looked for`, async () => {
    const account = accountWhere({}, { user: refusal });
    expect(await removeEverything(account, NAMES, { 'access-key': [] }, () => undefined)).toEqual([]);
    expect(account.asked).toEqual([...MADE.filter((kind) => kind !== 'access-key'), ...REMOVAL_ORDER]);
  });
}

test('when AWS throttles a call, no further kinds are looked for', async () => {
  const throttled = new UpstreamError('aws', 'Throttling', 'slower');
  const account = accountWhere({ 'access-key': throttled });
  expect(await removeEverything(account, NAMES, {}, () => undefined)).toEqual([throttled]);
  expect(account.asked).toEqual(MADE);
});

test('a kind that cannot be removed does not stop the others', async () => {
  const account = accountWhere({ 'access-key': new Error('first'), user: IN_USE });
  const removed: string[] = [];
  const failures = await removeEverything(account, NAMES, {}, (more) => {
    removed.push(...more.map(({ kind }) => kind));
  });
  const removable = (kind: RemovableKind) => kind !== 'access-key' && kind !== 'user';
  expect(removed).toEqual([...MADE.filter(removable), ...REMOVAL_ORDER.filter(removable)]);
  expect(failures).toEqual([new Error('first'), IN_USE]);
});

test.each([new ConflictError('another process was first'), new UpstreamError('redis', 'Timeout', 'no answer')])(
  'the removal stops after its first row if the result cannot be saved: %s',
  async (failure) => {
    const account = accountWhere({});
    const saves = () => {
      throw failure;
    };
    await expect(removeEverything(account, NAMES, {}, saves)).rejects.toThrow(failure);
    expect(account.asked).toEqual(['inline-policy', 'role-inline-policy', 'access-key']);
  },
);
