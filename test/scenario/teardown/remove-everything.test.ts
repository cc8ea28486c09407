import { expect, test } from 'vitest';
import { ConflictError } from '../../../src/errors.ts';
import { RESOURCE_KINDS, type RemovableKind } from '../../../src/scenario/demo.ts';
import { REMOVAL_ORDER, removeEverything } from '../../../src/scenario/teardown/remove-everything.ts';

const NAMES = { userName: 'mfa-demo-abc', deviceName: 'mfa-demo-abc', path: '/mfa-demo/test/' };

/** AWS with one thing of each kind; some kinds cannot be removed. */
function accountWhere(fails: Partial<Record<RemovableKind, Error>>) {
  const asked: RemovableKind[] = [];
  const remove = async (kind: RemovableKind) => {
    asked.push(kind);
    const failure = fails[kind];
    if (failure) throw failure;
    return [{ kind, name: 'x' }];
  };
  return { asked, remove };
}

test('every kind that can be removed has its place, once', () => {
  expect([...REMOVAL_ORDER, 'group-membership'].toSorted()).toEqual([...RESOURCE_KINDS].toSorted());
});

test('policies go first and the user goes after everything that hangs on it', () => {
  expect(REMOVAL_ORDER[0]).toBe('inline-policy');
  expect(REMOVAL_ORDER.at(-1)).toBe('user');
  expect(REMOVAL_ORDER.indexOf('mfa-device-binding')).toBeLessThan(REMOVAL_ORDER.indexOf('virtual-mfa-device'));
});

test('a kind that cannot be removed does not stop the others', async () => {
  const account = accountWhere({ 'access-key': new Error('first'), user: new Error('second') });
  const removed: string[] = [];
  const failures = await removeEverything(account, NAMES, (more) => void removed.push(...more.map(({ kind }) => kind)));
  expect(account.asked).toEqual(REMOVAL_ORDER);
  expect(removed).toEqual(REMOVAL_ORDER.filter((kind) => kind !== 'access-key' && kind !== 'user'));
  expect(failures).toEqual([new Error('first'), new Error('second')]);
});

test('whoever was overtaken by somebody else stops at once', async () => {
  const account = accountWhere({});
  const overtaken = () => {
    throw new ConflictError('somebody was first');
  };
  await expect(removeEverything(account, NAMES, overtaken)).rejects.toThrow(ConflictError);
  expect(account.asked).toEqual(['inline-policy']);
});
