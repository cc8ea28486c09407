import { z } from 'zod';
import { limitExceeded, noSuchEntity } from '../errors.ts';
import { newSecretKey, newUniqueId } from '../identifiers.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pagingInput } from '../paging.ts';
import type { AccessKey, Account, User } from '../state.ts';
import { isoSeconds, members } from '../xml.ts';
import { credentialStatus, settable } from './credential-status.ts';
import { accessKeyId, userName } from './names.ts';
import { onTargetUser, targetUser } from './target-user.ts';

export const MAX_KEYS = 2;

const CreateAccessKey = defineOperation({
  input: z.object({ UserName: userName.optional() }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    if (user.accessKeys.length >= MAX_KEYS) {
      throw limitExceeded(`Cannot exceed quota for AccessKeysPerUser: ${MAX_KEYS}`);
    }
    const key = { id: newUniqueId('AKIA'), secret: newSecretKey(), createdAt: account.now() };
    addAccessKey(account, user, { ...key, status: 'Active' });
    return { AccessKey: { ...keyElement(user, { ...key, status: 'Active' }), SecretAccessKey: key.secret } };
  },
});

export function addAccessKey(account: Account, user: User, key: AccessKey): void {
  user.accessKeys.push(key);
  account.keyOwners.set(key.id, user);
}

const ListAccessKeys = defineOperation({
  input: z.object({ UserName: userName.optional(), ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { page, trailer } = pageOf(user.accessKeys, (key) => key.id, input);
    return { AccessKeyMetadata: members(page.map((key) => keyElement(user, key))), ...trailer };
  },
});

const UpdateAccessKey = defineOperation({
  input: z.object({
    UserName: userName.optional(),
    AccessKeyId: accessKeyId,
    Status: credentialStatus,
  }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    keyOf(targetUser(account, input, caller), input.AccessKeyId).status = settable(input.Status);
    return undefined;
  },
});

const DeleteAccessKey = defineOperation({
  input: z.object({ UserName: userName.optional(), AccessKeyId: accessKeyId }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    user.accessKeys.splice(user.accessKeys.indexOf(keyOf(user, input.AccessKeyId)), 1);
    account.keyOwners.delete(input.AccessKeyId);
    return undefined;
  },
});

function keyOf(user: User, id: string): AccessKey {
  const key = user.accessKeys.find((each) => each.id === id);
  if (!key) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
  return key;
}

function keyElement(user: User, key: AccessKey) {
  return { UserName: user.name, AccessKeyId: key.id, Status: key.status, CreateDate: isoSeconds(key.createdAt) };
}

export const accessKeyOperations = { CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey };
