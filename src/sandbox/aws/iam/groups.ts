import { z } from 'zod';
import { alreadyExists, deleteConflict, noSuchEntity } from '../errors.ts';
import { newUniqueId } from '../identifiers.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pagingInput } from '../paging.ts';
import type { Account, Group } from '../state.ts';
import { isoSeconds, members } from '../xml.ts';
import { groupName, path, userName } from './names.ts';
import { onTargetUser, targetUser } from './target-user.ts';

const CreateGroup = defineOperation({
  input: z.object({ GroupName: groupName, Path: path.default('/') }),
  permission: (account, input) => ({ resource: groupArn(account, input.Path, input.GroupName) }),
  perform: (account, input) => {
    const key = input.GroupName.toLowerCase();
    if (account.groups.has(key)) throw alreadyExists(`Group with name ${input.GroupName} already exists.`);
    const group: Group = {
      name: input.GroupName,
      path: input.Path,
      id: newUniqueId('AGPA'),
      arn: groupArn(account, input.Path, input.GroupName),
      createdAt: account.now(),
      members: new Set(),
    };
    account.groups.set(key, group);
    return { Group: groupElement(group) };
  },
});

const DeleteGroup = defineOperation({
  input: z.object({ GroupName: groupName }),
  permission: onGroup,
  perform: (account, input) => {
    const group = groupOf(account, input.GroupName);
    if (group.members.size > 0) throw deleteConflict('Cannot delete entity, must remove users from group first.');
    account.groups.delete(group.name.toLowerCase());
    return undefined;
  },
});

const membershipInput = z.object({ GroupName: groupName, UserName: userName });

const AddUserToGroup = defineOperation({
  input: membershipInput,
  permission: onGroup,
  perform: (account, input, caller) => {
    groupOf(account, input.GroupName).members.add(targetUser(account, input, caller));
    return undefined;
  },
});

const RemoveUserFromGroup = defineOperation({
  input: membershipInput,
  permission: onGroup,
  perform: (account, input, caller) => {
    groupOf(account, input.GroupName).members.delete(targetUser(account, input, caller));
    return undefined;
  },
});

const ListGroupsForUser = defineOperation({
  input: z.object({ UserName: userName, ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const groups = [...account.groups.values()].filter((group) => group.members.has(user));
    const { page, trailer } = pageOf(groups, (group) => group.name, input);
    return { Groups: members(page.map(groupElement)), ...trailer };
  },
});

/** Group actions are asked for on the group, whoever the user is: a fence by user path cannot cover them. */
function onGroup(account: Account, input: { readonly GroupName: string }) {
  const group = account.groups.get(input.GroupName.toLowerCase());
  return { resource: group?.arn ?? groupArn(account, '/', input.GroupName) };
}

function groupOf(account: Account, name: string): Group {
  const group = account.groups.get(name.toLowerCase());
  if (group?.name !== name) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return group;
}

function groupArn(account: Account, groupPath: string, name: string): string {
  return `arn:aws:iam::${account.id}:group${groupPath}${name}`;
}

function groupElement(group: Group) {
  const { path: Path, name: GroupName, id: GroupId, arn: Arn } = group;
  return { Path, GroupName, GroupId, Arn, CreateDate: isoSeconds(group.createdAt) };
}

export const groupOperations = { CreateGroup, DeleteGroup, AddUserToGroup, RemoveUserFromGroup, ListGroupsForUser };
