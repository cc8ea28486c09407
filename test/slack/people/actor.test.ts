import { expect, test } from 'vitest';
import { actorOf } from '../../../src/slack/people/actor.ts';

test.each([
  ['a command', { user_id: 'U1', team_id: 'T1' }],
  ['a click', { user: { id: 'U1', team_id: 'T1' }, team: { id: 'T1', domain: 'x' }, enterprise: null }],
  ['a submission without a team', { user: { id: 'U1', team_id: 'T1' }, team: null }],
])('the workspace and the person are read from the payload of %s', (_, payload) => {
  expect(actorOf(payload)).toEqual({ workspaceId: 'T1', userId: 'U1' });
});

test.each([
  ['a command', { user_id: 'U1', team_id: 'T1', enterprise_id: 'E1' }],
  ['a click', { user: { id: 'U1' }, team: { id: 'T1' }, enterprise: { id: 'E1' } }],
  ['a submission', { user: { id: 'U1' }, team: { id: 'T1', enterprise_id: 'E1' } }],
])('on an Enterprise Grid, the workspace of %s is the enterprise', (_, payload) => {
  expect(actorOf(payload)).toEqual({ workspaceId: 'E1', userId: 'U1' });
});

test('a payload without a person throws an error', () => {
  expect(() => actorOf({ team: { id: 'T1' } })).toThrow();
});
