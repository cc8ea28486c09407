import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { userGroupShape } from '../../shapes/user-group-shape.ts';
import { botMethod } from '../bot-method.ts';
import { type AnyMethod, flag } from '../method.ts';

const list = z.object({ include_users: flag.default(false), include_count: flag.default(false) });
const members = z.object({ usergroup: z.string() });
const NEEDED = ['usergroups:read'];

/** The methods about user groups. The groups are fixed when the workspace starts, and none of them is disabled. */
export const userGroupMethods: Readonly<Record<string, AnyMethod>> = {
  'usergroups.list': botMethod(NEEDED, list, (state, input) => ({
    usergroups: [...state.userGroups.values()].map((group) =>
      userGroupShape(state, group, { withUsers: input.include_users, withCount: input.include_count }),
    ),
  })),
  'usergroups.users.list': botMethod(NEEDED, members, (state, input) => {
    const group = state.userGroups.get(input.usergroup) ?? refuse('no_such_subteam');
    return { users: group.memberIds };
  }),
};
