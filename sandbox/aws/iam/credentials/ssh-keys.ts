import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newUniqueId } from '../../account/identifiers.ts';
import type { SshKey, User } from '../../account/state.ts';
import { AwsError, limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import { text } from '../../operation/input.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { credentialId, newUserName, oneOf } from '../names.ts';
import { onTargetUser, targetUser } from '../users/target-user.ts';
import { credentialStatus, settable } from './credential-status.ts';

const MAX_KEYS = 5;
const keyInput = z.object({ UserName: newUserName, SSHPublicKeyId: credentialId });

const UploadSSHPublicKey = defineOperation({
  input: z.object({
    UserName: newUserName,
    SSHPublicKeyBody: text({ max: 16_384, pattern: /^[\t\n\r\u0020-\u00ff]+$/ }),
  }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const fingerprint = fingerprintOf(input.SSHPublicKeyBody);
    if ([...user.sshKeys.values()].some((key) => key.fingerprint === fingerprint)) {
      throw new AwsError('DuplicateSSHPublicKey', 400, 'The SSH public key is already associated with this user.');
    }
    if (user.sshKeys.size >= MAX_KEYS) throw limitExceeded(`Cannot exceed quota for SSHPublicKeysPerUser: ${MAX_KEYS}`);
    const id = newUniqueId('APKA');
    const key: SshKey = { id, body: input.SSHPublicKeyBody, fingerprint, uploadedAt: account.now(), status: 'Active' };
    user.sshKeys.set(id, key);
    return { SSHPublicKey: wholeElement(user, key) };
  },
});

const GetSSHPublicKey = defineOperation({
  input: keyInput.extend({ Encoding: oneOf(['SSH', 'PEM']) }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const key = keyOf(user, input.SSHPublicKeyId);
    if (key.body.startsWith('ssh-') === (input.Encoding === 'SSH')) return { SSHPublicKey: wholeElement(user, key) };
    const message = 'The sandbox returns a key only in the encoding in which it was uploaded.';
    throw new AwsError('UnrecognizedPublicKeyEncoding', 400, message);
  },
});

const ListSSHPublicKeys = defineOperation({
  input: z.object({ UserName: newUserName.optional(), ...pagingInput }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { page, trailer } = pageOf([...user.sshKeys.values()], (key) => key.id, input);
    return { SSHPublicKeys: members(page.map((key) => listedElement(user, key))), ...trailer };
  },
});

const UpdateSSHPublicKey = defineOperation({
  input: keyInput.extend({ Status: credentialStatus }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    keyOf(targetUser(account, input, caller), input.SSHPublicKeyId).status = settable(input.Status);
    return undefined;
  },
});

const DeleteSSHPublicKey = defineOperation({
  input: keyInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    user.sshKeys.delete(keyOf(user, input.SSHPublicKeyId).id);
    return undefined;
  },
});

/** Returns the MD5 fingerprint of an RSA key in SSH or PEM form. @throws InvalidPublicKey for anything else */
function fingerprintOf(body: string): string {
  const base64 =
    /^ssh-rsa ([A-Za-z0-9+/]+=*)/.exec(body) ??
    /^-----BEGIN (?:RSA )?PUBLIC KEY-----\s([A-Za-z0-9+/=\s]+)-----END /.exec(body);
  if (!base64) throw new AwsError('InvalidPublicKey', 400, 'The public key is not valid.');
  const digest = createHash('md5').update(Buffer.from(base64[1]!, 'base64')).digest('hex');
  return digest.replace(/..(?!$)/g, '$&:');
}

/** @throws NoSuchEntity */
function keyOf(user: User, id: string): SshKey {
  const key = user.sshKeys.get(id);
  if (!key) throw noSuchEntity(`The Public Key with id ${id} cannot be found.`);
  return key;
}

function listedElement(user: User, key: SshKey) {
  return { UserName: user.name, SSHPublicKeyId: key.id, Status: key.status, UploadDate: isoSeconds(key.uploadedAt) };
}

function wholeElement(user: User, key: SshKey) {
  return { ...listedElement(user, key), Fingerprint: key.fingerprint, SSHPublicKeyBody: key.body };
}

export const sshKeyOperations = {
  UploadSSHPublicKey,
  GetSSHPublicKey,
  ListSSHPublicKeys,
  UpdateSSHPublicKey,
  DeleteSSHPublicKey,
};
