import { z } from 'zod';
import { limitExceeded } from '../../operation/errors.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { groupName, userName } from '../names.ts';
import { onTargetUser, targetUser } from '../users/target-user.ts';
import { groupElement, groupOf, onGroup } from './groups.ts';

export const MAX_GROUPS_OF_USER = 10;

const membershipInput = z.object({ GroupName: groupName, UserName: userName });

const AddUserToGroup = defineOperation({
  input: membershipInput,
  permission: onGroup,
  perform: (account, input, caller) => {
    const group = groupOf(account, input.GroupName);
    const user = targetUser(account, input, caller);
    if (!user.groups.has(group) && user.groups.size >= MAX_GROUPS_OF_USER) {
      throw limitExceeded(`Cannot exceed quota for GroupsPerUser: ${MAX_GROUPS_OF_USER}`);
    }
    group.members.add(user);
    user.groups.add(group);
    return undefined;
  },
});

const RemoveUserFromGroup = defineOperation({
  input: membershipInput,
  permission: onGroup,
  perform: (account, input, caller) => {
    const group = groupOf(account, input.GroupName);
    const user = targetUser(account, input, caller);
    group.members.delete(user);
    user.groups.delete(group);
    return undefined;
  },
});

const ListGroupsForUser = defineOperation({
  input: z.object({ UserName: userName, ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const groups = [...targetUser(account, input, caller).groups];
    const { page, trailer } = pageOf(groups, (group) => group.name, input);
    return { Groups: members(page.map(groupElement)), ...trailer };
  },
});

export const groupMemberOperations = { AddUserToGroup, RemoveUserFromGroup, ListGroupsForUser };
