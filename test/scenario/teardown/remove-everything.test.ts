import { expect, test } from 'vitest';
import { ConfigError, ConflictError, UpstreamError } from '../../../src/errors.ts';
import { RESOURCE_KINDS, type RemovableKind } from '../../../src/scenario/demo.ts';
import { REMOVAL_ORDER, removeEverything } from '../../../src/scenario/teardown/remove-everything.ts';

const NAMES = { userName: 'mfa-demo-abc', deviceName: 'mfa-demo-abc', path: '/mfa-demo/test/' };
const IN_USE = new UpstreamError('aws', 'DeleteConflict', 'something hangs on it');

/** AWS with one thing of each kind; some kinds cannot be removed, always or the first time. */
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

test('every kind that can be removed has its place, once', () => {
  expect([...REMOVAL_ORDER, 'group-membership'].toSorted()).toEqual([...RESOURCE_KINDS].toSorted());
});

test('policies go first and the user goes after everything that hangs on it', () => {
  expect(REMOVAL_ORDER[0]).toBe('inline-policy');
  expect(REMOVAL_ORDER.at(-1)).toBe('user');
  expect(REMOVAL_ORDER.indexOf('mfa-device-binding')).toBeLessThan(REMOVAL_ORDER.indexOf('virtual-mfa-device'));
});

test('nothing that only others make is looked for, as long as AWS refuses nothing', async () => {
  const account = accountWhere({});
  expect(await removeEverything(account, NAMES, {}, () => undefined)).toEqual([]);
  expect(account.asked).toEqual(MADE);
});

test('what the record says was never made is not asked for', async () => {
  const account = accountWhere({});
  const known = { 'access-key': [], 'mfa-device-binding': [], 'inline-policy': ['p'] };
  await removeEverything(account, NAMES, known, () => undefined);
  expect(account.asked).toEqual(MADE.filter((kind) => kind !== 'access-key' && kind !== 'mfa-device-binding'));
});

for (const refusal of [IN_USE, new ConfigError('a member of auditors')]) {
  test(`when AWS does not delete the user (${refusal.name}), everything is looked for, also what was never made`, async () => {
    const account = accountWhere({}, { user: refusal });
    expect(await removeEverything(account, NAMES, { 'access-key': [] }, () => undefined)).toEqual([]);
    expect(account.asked).toEqual([...MADE.filter((kind) => kind !== 'access-key'), ...REMOVAL_ORDER]);
  });
}

test('an AWS that is throttled is not asked for more', async () => {
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

test('whoever was overtaken by somebody else stops at once', async () => {
  const account = accountWhere({});
  const overtaken = () => {
    throw new ConflictError('somebody was first');
  };
  await expect(removeEverything(account, NAMES, {}, overtaken)).rejects.toThrow(ConflictError);
  expect(account.asked).toEqual(['inline-policy', 'role-inline-policy', 'access-key']);
});
