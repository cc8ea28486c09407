import { z } from 'zod';
import { newUniqueId } from '../../account/identifiers.ts';
import type { Account, Group } from '../../account/state.ts';
import { alreadyExists, deleteConflict, limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import type { Permission } from '../../operation/permission.ts';
import { members } from '../../operation/xml.ts';
import { groupName, path, pathPrefix } from '../names.ts';
import { attachedArnsOf, inlinePoliciesOf } from '../policies/policy-holder.ts';
import { userElement } from '../users/users.ts';

export const MAX_GROUPS = 300;

const CreateGroup = defineOperation({
  input: z.object({ GroupName: groupName, Path: path.default('/') }),
  permission: (account, input) => ({ resource: groupArn(account, input.Path, input.GroupName) }),
  perform: (account, input) => {
    const key = input.GroupName.toLowerCase();
    if (account.groups.has(key)) throw alreadyExists(`Group with name ${input.GroupName} already exists.`);
    if (account.groups.size >= MAX_GROUPS) {
      throw limitExceeded(`Cannot exceed quota for GroupsPerAccount: ${MAX_GROUPS}`);
    }
    const group: Group = {
      kind: 'group',
      name: input.GroupName,
      path: input.Path,
      id: newUniqueId('AGPA'),
      arn: groupArn(account, input.Path, input.GroupName),
      createdAt: account.now(),
      inlinePolicies: new Map(),
      attachedPolicies: new Map(),
      members: new Set(),
    };
    account.groups.set(key, group);
    return { Group: groupElement(group) };
  },
});

const GetGroup = defineOperation({
  input: z.object({ GroupName: groupName, ...pagingInput }),
  permission: onGroup,
  perform: (account, input) => {
    const group = groupOf(account, input.GroupName);
    const { page, trailer } = pageOf([...group.members], (user) => user.name, input);
    return { Group: groupElement(group), Users: members(page.map((user) => userElement(user))), ...trailer };
  },
});

const ListGroups = defineOperation({
  input: z.object({ PathPrefix: pathPrefix.default('/'), ...pagingInput }),
  permission: (account) => ({ resource: groupArn(account, '/', '') }),
  perform: (account, input) => {
    const groups = [...account.groups.values()].filter((group) => group.path.startsWith(input.PathPrefix));
    const { page, trailer } = pageOf(groups, (group) => group.name, input);
    return { Groups: members(page.map(groupElement)), ...trailer };
  },
});

const DeleteGroup = defineOperation({
  input: z.object({ GroupName: groupName }),
  permission: onGroup,
  perform: (account, input) => {
    const group = groupOf(account, input.GroupName);
    const leftover = leftoverOf(group);
    if (leftover) throw deleteConflict(`Cannot delete entity, must ${leftover} first.`);
    account.groups.delete(group.name.toLowerCase());
    return undefined;
  },
});

function leftoverOf(group: Group): string | undefined {
  if (group.members.size > 0) return 'remove users from group';
  if (inlinePoliciesOf(group).length > 0) return 'delete policies';
  if (attachedArnsOf(group).length > 0) return 'detach all policies';
  return undefined;
}

/** Group actions are asked for on the group, whoever the user is: a fence by user path cannot cover them. */
export function onGroup(account: Account, input: { readonly GroupName: string }): Permission {
  const group = account.groups.get(input.GroupName.toLowerCase());
  return { resource: group?.arn ?? groupArn(account, '/', input.GroupName) };
}

/** @throws NoSuchEntity */
export function groupOf(account: Account, name: string): Group {
  const group = account.groups.get(name.toLowerCase());
  if (group?.name !== name) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return group;
}

function groupArn(account: Account, groupPath: string, name: string): string {
  return `arn:aws:iam::${account.id}:group${groupPath}${name}`;
}

export function groupElement(group: Group) {
  const { path: Path, name: GroupName, id: GroupId, arn: Arn } = group;
  return { Path, GroupName, GroupId, Arn, CreateDate: isoSeconds(group.createdAt) };
}

export const groupOperations = { CreateGroup, GetGroup, ListGroups, DeleteGroup };
