import { z } from 'zod';
import { alreadyExists, deleteConflict, limitExceeded, noSuchEntity } from '../errors.ts';
import { newUniqueId } from '../identifiers.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pagingInput } from '../paging.ts';
import { newest } from '../propagation.ts';
import { type Account, devicesOf, type User } from '../state.ts';
import { isoSeconds, members, type XmlElement } from '../xml.ts';
import { isAttachable } from './managed-policies.ts';
import { arn, newUserName, path, pathPrefix, userName } from './names.ts';
import { tagContext, tagMembers, tagPage, tagsInput, withTags } from './tags.ts';
import { onTargetUser, targetUser, userArn } from './target-user.ts';

const MAX_USERS = 5000;

const CreateUser = defineOperation({
  input: z.object({
    UserName: newUserName,
    Path: path.default('/'),
    Tags: tagsInput.optional(),
    PermissionsBoundary: arn.optional(),
  }),
  permission: (account, input) => ({
    resource: userArn(account, input.Path, input.UserName),
    context: {
      ...tagContext(input.Tags),
      ...(input.PermissionsBoundary && { 'iam:PermissionsBoundary': input.PermissionsBoundary }),
    },
  }),
  perform: (account, input) => {
    if (account.users.has(input.UserName.toLowerCase())) {
      throw alreadyExists(`User with name ${input.UserName} already exists.`);
    }
    if (account.users.size >= MAX_USERS) throw limitExceeded(`Cannot exceed quota for UsersPerAccount: ${MAX_USERS}`);
    if (input.PermissionsBoundary && !isAttachable(account, input.PermissionsBoundary)) {
      throw noSuchEntity(`Scope ARN: ${input.PermissionsBoundary} does not exist or is not attachable.`);
    }
    const tags = withTags({}, input.Tags);
    const user = addUser(account, input.UserName, { path: input.Path, boundaryArn: input.PermissionsBoundary, tags });
    return { User: userElement(user, 'with details') };
  },
});

/** Adds a user without any permission; the caller has made sure of the name. */
export function addUser(account: Account, name: string, traits: Pick<User, 'path' | 'boundaryArn' | 'tags'>): User {
  const user: User = {
    kind: 'user',
    ...traits,
    name,
    id: newUniqueId('AIDA'),
    arn: userArn(account, traits.path, name),
    createdAt: account.now(),
    loginProfileCreatedAt: undefined,
    accessKeys: [],
    inlinePolicies: new Map(),
    attachedPolicies: new Map(),
    serviceCredentials: new Map(),
    sshKeys: new Map(),
  };
  account.users.set(name.toLowerCase(), user);
  return user;
}

const GetUser = defineOperation({
  input: z.object({ UserName: userName.optional() }),
  permission: onTargetUser,
  perform: (account, input, caller) => ({ User: userElement(targetUser(account, input, caller), 'with details') }),
});

const ListUsers = defineOperation({
  input: z.object({ PathPrefix: pathPrefix.default('/'), ...pagingInput }),
  permission: (account) => ({ resource: `arn:aws:iam::${account.id}:user/` }),
  perform: (account, input) => {
    const users = [...account.users.values()].filter((user) => user.path.startsWith(input.PathPrefix));
    const { page, trailer } = pageOf(users, (user) => user.name, input);
    return { Users: members(page.map((user) => userElement(user))), ...trailer };
  },
});

const DeleteUser = defineOperation({
  input: z.object({ UserName: userName }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const leftover = leftoverOf(account, user);
    if (leftover) throw deleteConflict(`Cannot delete entity, must ${leftover} first.`);
    account.users.delete(user.name.toLowerCase());
    account.userNamesFreedAt.set(user.name.toLowerCase(), account.now());
    return undefined;
  },
});

function leftoverOf(account: Account, user: User): string | undefined {
  const exists = (histories: Iterable<Parameters<typeof newest>[0]>) => [...histories].some((each) => newest(each));
  // With a key and a device AWS names the tokens (recorded); the order of the others is our reading of its messages.
  if (devicesOf(account, user).length > 0) return 'remove tokens from principal';
  if (exists(user.inlinePolicies.values())) return 'delete policies';
  if (exists(user.attachedPolicies.values())) return 'detach all policies';
  if (user.accessKeys.length > 0) return 'delete access keys';
  if (user.loginProfileCreatedAt !== undefined) return 'delete login profile';
  if (user.sshKeys.size > 0) return 'delete SSH public keys';
  if (user.serviceCredentials.size > 0) return 'delete service specific credentials';
  if ([...account.groups.values()].some((group) => group.members.has(user))) return 'remove user from all groups';
  return undefined;
}

const TagUser = defineOperation({
  input: z.object({ UserName: userName, Tags: tagsInput }),
  permission: (account, input, caller) => {
    const target = onTargetUser(account, input, caller);
    return { ...target, context: { ...target.context, ...tagContext(input.Tags) } };
  },
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    user.tags = withTags(user.tags, input.Tags);
    return undefined;
  },
});

const ListUserTags = defineOperation({
  input: z.object({ UserName: userName, ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => tagPage(targetUser(account, input, caller).tags, input),
});

/** Lists leave out tags and boundary, as AWS's do. */
export function userElement(user: User, details?: 'with details'): XmlElement {
  const element = {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: isoSeconds(user.createdAt),
  };
  if (!details) return element;
  const boundary = { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: user.boundaryArn };
  return {
    ...element,
    ...(Object.keys(user.tags).length > 0 && { Tags: tagMembers(user.tags) }),
    ...(user.boundaryArn !== undefined && { PermissionsBoundary: boundary }),
  };
}

export const userOperations = { CreateUser, GetUser, ListUsers, DeleteUser, TagUser, ListUserTags };
