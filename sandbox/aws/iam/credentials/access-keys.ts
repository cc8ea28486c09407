import { z } from 'zod';
import { newSecretKey, newUniqueId } from '../../account/identifiers.ts';
import { changed, isSettled, removedAt } from '../../account/propagation.ts';
import type { AccessKey, Account, User } from '../../account/state.ts';
import { accessDenied, limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { accessKeyId, userName } from '../names.ts';
import { onTargetUser, targetUser } from '../users/target-user.ts';
import { credentialStatus, settable } from './credential-status.ts';

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
    const key = keyOf(targetUser(account, input, caller), input.AccessKeyId);
    const status = settable(input.Status);
    const now = account.now();
    const at = status === 'Active' ? now : removedAt(now, account.propagationMs);
    const before = key.statusHistory ?? [{ at: key.createdAt, value: key.status }];
    key.statusHistory = changed(before, at, account.propagationMs, status);
    key.status = status;
    return undefined;
  },
});

const DeleteAccessKey = defineOperation({
  input: z.object({ UserName: userName.optional(), AccessKeyId: accessKeyId }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const key = keyOf(user, input.AccessKeyId);
    user.accessKeys.splice(user.accessKeys.indexOf(key), 1);
    account.keyOwners.delete(key.id);
    retire(account, user, key);
    return undefined;
  },
});

/** Keeps a deleted key, which AWS accepts for a short time. Removes kept keys that AWS no longer accepts. */
function retire(account: Account, user: User, key: AccessKey): void {
  const deletedAt = account.now();
  for (const [id, retired] of account.retiredKeys) {
    if (!isSettled(retired.deletedAt, deletedAt, account.propagationMs)) break;
    account.retiredKeys.delete(id);
  }
  account.retiredKeys.set(key.id, { user, key, deletedAt });
}

const GetAccessKeyLastUsed = defineOperation({
  input: z.object({ AccessKeyId: accessKeyId }),
  permission: (account, input) => ({ resource: account.keyOwners.get(input.AccessKeyId)?.arn ?? '*' }),
  perform: (account, input, caller) => {
    const user = account.keyOwners.get(input.AccessKeyId);
    if (!user) {
      const what = `iam:GetAccessKeyLastUsed on resource: access key ${input.AccessKeyId}`;
      throw accessDenied(`User: ${caller.arn} is not authorized to perform: ${what}`);
    }
    const { lastUse } = keyOf(user, input.AccessKeyId);
    const use = lastUse
      ? { LastUsedDate: isoSeconds(lastUse.at), ServiceName: lastUse.service, Region: lastUse.region }
      : { ServiceName: 'N/A', Region: 'N/A' };
    return { UserName: user.name, AccessKeyLastUsed: use };
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

export const accessKeyOperations = {
  CreateAccessKey,
  ListAccessKeys,
  UpdateAccessKey,
  DeleteAccessKey,
  GetAccessKeyLastUsed,
};
