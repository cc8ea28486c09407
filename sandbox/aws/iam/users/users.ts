import { z } from 'zod';
import { newUniqueId } from '../../account/identifiers.ts';
import type { Account, User } from '../../account/state.ts';
import { alreadyExists, limitExceeded } from '../../operation/errors.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members, type XmlElement } from '../../operation/xml.ts';
import { arn, newUserName, path, pathPrefix, userName } from '../names.ts';
import { mustBeAttachable } from '../policies/boundary.ts';
import { tagContext, taggingOnCreation, tagMembers, tagsInput, withTags } from '../tags.ts';
import { findUser, onTargetUser, targetUser, userArn } from './target-user.ts';

export const MAX_USERS = 5000;

const CreateUser = defineOperation({
  input: z.object({
    UserName: newUserName,
    Path: path.default('/'),
    Tags: tagsInput.optional(),
    PermissionsBoundary: arn.optional(),
  }),
  permission: (account, input) => {
    const resource = userArn(account, input.Path, input.UserName);
    const boundary = input.PermissionsBoundary && { 'iam:PermissionsBoundary': input.PermissionsBoundary };
    const also = taggingOnCreation('iam:TagUser', resource, input.Tags);
    return { resource, context: { ...tagContext(input.Tags), ...boundary }, also };
  },
  perform: (account, input) => {
    mustBeFree(account, input.UserName);
    if (account.users.size >= MAX_USERS) throw limitExceeded(`Cannot exceed quota for UsersPerAccount: ${MAX_USERS}`);
    if (input.PermissionsBoundary) mustBeAttachable(account, input.PermissionsBoundary);
    const tags = withTags({}, input.Tags);
    const user = addUser(account, input.UserName, { path: input.Path, boundaryArn: input.PermissionsBoundary, tags });
    return { User: userElement(user, 'with details') };
  },
});

/** Adds a user without any permission. Callers check first that the name is free. */
export function addUser(account: Account, name: string, traits: Pick<User, 'path' | 'boundaryArn' | 'tags'>): User {
  const user: User = {
    kind: 'user',
    ...traits,
    name,
    id: newUniqueId('AIDA'),
    arn: userArn(account, traits.path, name),
    createdAt: account.now(),
    loginProfile: undefined,
    accessKeys: [],
    groups: new Set(),
    mfaDevices: new Set(),
    inlinePolicies: new Map(),
    attachedPolicies: new Map(),
    serviceCredentials: new Map(),
    sshKeys: new Map(),
    certificates: new Map(),
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

const UpdateUser = defineOperation({
  input: z.object({ UserName: userName, NewPath: path.optional(), NewUserName: newUserName.optional() }),
  /** The caller needs the permission on the old ARN and on the new ARN of the user (IAM API reference, UpdateUser). */
  permission: (account, input, caller) => {
    const target = onTargetUser(account, input, caller);
    const user = findUser(account, input.UserName);
    const resource = userArn(
      account,
      input.NewPath ?? user?.path ?? '/',
      input.NewUserName ?? user?.name ?? input.UserName,
    );
    return { ...target, also: resource === target.resource ? [] : [{ ...target, action: 'iam:UpdateUser', resource }] };
  },
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { NewUserName: name = user.name, NewPath: newPath = user.path } = input;
    if (name.toLowerCase() !== user.name.toLowerCase()) mustBeFree(account, name);
    account.users.delete(user.name.toLowerCase());
    Object.assign(user, { name, path: newPath, arn: userArn(account, newPath, name) });
    account.users.set(name.toLowerCase(), user);
    return undefined;
  },
});

/** @throws EntityAlreadyExists */
function mustBeFree(account: Account, name: string): void {
  if (findUser(account, name)) throw alreadyExists(`User with name ${name} already exists.`);
}

/** Returns a user as XML. Without `details` it has no tags and no boundary, like the lists of AWS. */
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

export const userOperations = { CreateUser, GetUser, ListUsers, UpdateUser };
