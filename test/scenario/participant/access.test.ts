import { expect, test } from 'vitest';
import {
  type AccessRules,
  refusalToStart,
  refusalWhenFull,
  type StartTraits,
} from '../../../src/scenario/participant/access.ts';

const open: AccessRules = {
  allowedUserIds: [],
  allowedUsergroupId: undefined,
  allowedChannelIds: [],
  maxActiveDemos: 2,
};
const ana: StartTraits = { isGuest: false, isInAllowedGroup: false, channelId: 'C1' };
const reason = (rules: Partial<AccessRules>, traits: Partial<StartTraits> = {}) =>
  refusalToStart({ ...open, ...rules }, 'UANA', { ...ana, ...traits })?.reason;

test('without rules, everyone except guests may start a demo, in every channel', () => {
  expect(reason({})).toBeUndefined();
  expect(reason({}, { isGuest: true })).toBe('guest');
});

test('a guest may not start a demo, even if the guest is on the list, in the group and in an allowed channel', () => {
  const rules = { allowedUserIds: ['UANA'], allowedUsergroupId: 'S1', allowedChannelIds: ['C1'] };
  expect(reason(rules, { isGuest: true, isInAllowedGroup: true })).toBe('guest');
});

test('with a list or a group, only people on the list or in the group may start a demo', () => {
  expect(reason({ allowedUserIds: ['UMAX'] })).toBe('not-invited');
  expect(reason({ allowedUserIds: ['UMAX', 'UANA'] })).toBeUndefined();
  expect(reason({ allowedUsergroupId: 'S1' })).toBe('not-invited');
  expect(reason({ allowedUsergroupId: 'S1' }, { isInAllowedGroup: true })).toBeUndefined();
  expect(reason({ allowedUserIds: ['UMAX'], allowedUsergroupId: 'S1' }, { isInAllowedGroup: true })).toBeUndefined();
  expect(reason({ allowedUserIds: ['UANA'], allowedUsergroupId: 'S1' })).toBeUndefined();
});

test('in a channel that is not allowed, people who may start a demo learn the allowed channels, and others do not', () => {
  const rules = { ...open, allowedChannelIds: ['C2', 'C3'] };
  expect(refusalToStart(rules, 'UANA', ana)).toEqual({ reason: 'other-channel', channelIds: ['C2', 'C3'] });
  expect(refusalToStart(rules, 'UANA', { ...ana, channelId: 'C3' })).toBeUndefined();
  expect(refusalToStart({ ...rules, allowedUserIds: ['UMAX'] }, 'UANA', ana)).toEqual({ reason: 'not-invited' });
});

test('a demo is refused when as many demos are active as the limit allows', () => {
  expect(refusalWhenFull(open, 1)).toBeUndefined();
  expect(refusalWhenFull(open, 2)).toEqual({ reason: 'full', maxActiveDemos: 2 });
  expect(refusalWhenFull({ ...open, maxActiveDemos: 1 }, 0)).toBeUndefined();
  expect(refusalWhenFull({ ...open, maxActiveDemos: 1 }, 1)).toEqual({ reason: 'full', maxActiveDemos: 1 });
});
