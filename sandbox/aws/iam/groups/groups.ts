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
    mustBeFree(account, input.GroupName);
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
    account.groups.set(group.name.toLowerCase(), group);
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

const UpdateGroup = defineOperation({
  input: z.object({ GroupName: groupName, NewPath: path.optional(), NewGroupName: groupName.optional() }),
  /** The caller needs the permission on the old and the new ARN of the group (IAM API reference, UpdateGroup). */
  permission: (account, input) => {
    const target = onGroup(account, input);
    const group = findGroup(account, input.GroupName);
    const name = input.NewGroupName ?? group?.name ?? input.GroupName;
    const resource = groupArn(account, input.NewPath ?? group?.path ?? '/', name);
    return { ...target, also: resource === target.resource ? [] : [{ action: 'iam:UpdateGroup', resource }] };
  },
  perform: (account, input) => {
    const group = groupOf(account, input.GroupName);
    const { NewGroupName: name = group.name, NewPath: newPath = group.path } = input;
    if (name.toLowerCase() !== group.name.toLowerCase()) mustBeFree(account, name);
    account.groups.delete(group.name.toLowerCase());
    Object.assign(group, { name, path: newPath, arn: groupArn(account, newPath, name) });
    account.groups.set(name.toLowerCase(), group);
    return undefined;
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

/**
 * Returns the permission on the group. AWS checks group actions against the ARN of the group only, so a policy for the
 * users under a path does not apply to group actions.
 */
export function onGroup(account: Account, input: { readonly GroupName: string }): Permission {
  const group = findGroup(account, input.GroupName);
  return { resource: group?.arn ?? groupArn(account, '/', input.GroupName) };
}

/** @throws NoSuchEntity */
export function groupOf(account: Account, name: string): Group {
  const group = findGroup(account, name);
  if (!group) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return group;
}

/** Finds a group by name and ignores case. */
function findGroup(account: Account, name: string): Group | undefined {
  return account.groups.get(name.toLowerCase());
}

/** @throws EntityAlreadyExists */
function mustBeFree(account: Account, name: string): void {
  if (findGroup(account, name)) throw alreadyExists(`Group with name ${name} already exists.`);
}

function groupArn(account: Account, groupPath: string, name: string): string {
  return `arn:aws:iam::${account.id}:group${groupPath}${name}`;
}

export function groupElement(group: Group) {
  const { path: Path, name: GroupName, id: GroupId, arn: Arn } = group;
  return { Path, GroupName, GroupId, Arn, CreateDate: isoSeconds(group.createdAt) };
}

export const groupOperations = { CreateGroup, GetGroup, ListGroups, UpdateGroup, DeleteGroup };
