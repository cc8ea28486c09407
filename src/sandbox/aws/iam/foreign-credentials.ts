import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { noSuchEntity } from '../errors.ts';
import { newSecretKey, newUniqueId } from '../identifiers.ts';
import { text } from '../input.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pagingInput } from '../paging.ts';
import type { ServiceCredential, User } from '../state.ts';
import { isoSeconds, members } from '../xml.ts';
import { certificateId, credentialId, userName } from './names.ts';
import { onTargetUser, targetUser } from './target-user.ts';

/** What a stranger may have added to a user, as far as a teardown must find and remove it. */
const userInput = z.object({ UserName: userName.optional() });
const userList = userInput.extend(pagingInput);

const UploadSSHPublicKey = defineOperation({
  input: z.object({ UserName: userName, SSHPublicKeyBody: text({ max: 16_384 }) }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const key = { id: newUniqueId('APKA'), uploadedAt: account.now() };
    user.sshKeys.set(key.id, key);
    const fingerprint = randomBytes(16)
      .toString('hex')
      .replace(/..(?!$)/g, '$&:');
    const body = { Fingerprint: fingerprint, SSHPublicKeyBody: input.SSHPublicKeyBody };
    return { SSHPublicKey: { ...sshKeyElement(user, key), ...body } };
  },
});

const ListSSHPublicKeys = defineOperation({
  input: userList,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { page, trailer } = pageOf([...user.sshKeys.values()], (key) => key.id, input);
    return { SSHPublicKeys: members(page.map((key) => sshKeyElement(user, key))), ...trailer };
  },
});

const DeleteSSHPublicKey = defineOperation({
  input: z.object({ UserName: userName, SSHPublicKeyId: credentialId }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const isDeleted = targetUser(account, input, caller).sshKeys.delete(input.SSHPublicKeyId);
    if (!isDeleted) throw noSuchEntity(`The SSH Public Key with id ${input.SSHPublicKeyId} cannot be found.`);
    return undefined;
  },
});

/** The sandbox has no way to upload a certificate, so there is none. */
const ListSigningCertificates = defineOperation({
  input: userList,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    targetUser(account, input, caller);
    return { Certificates: members([]), IsTruncated: false };
  },
});

const DeleteSigningCertificate = defineOperation({
  input: userInput.extend({ CertificateId: certificateId }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    targetUser(account, input, caller);
    throw noSuchEntity(`The Certificate with id ${input.CertificateId} cannot be found.`);
  },
});

const CreateServiceSpecificCredential = defineOperation({
  input: z.object({ UserName: userName, ServiceName: text({ max: 128, pattern: /^[\w.-]+$/ }) }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const credential = { id: newUniqueId('ACCA'), serviceName: input.ServiceName, createdAt: account.now() };
    user.serviceCredentials.set(credential.id, credential);
    const secret = { ServiceUserName: `${user.name}-at-${account.id}`, ServicePassword: newSecretKey() };
    return { ServiceSpecificCredential: { ...credentialElement(user, credential), ...secret } };
  },
});

const ListServiceSpecificCredentials = defineOperation({
  input: userList,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { page, trailer } = pageOf([...user.serviceCredentials.values()], (credential) => credential.id, input);
    return { ServiceSpecificCredentials: members(page.map((each) => credentialElement(user, each))), ...trailer };
  },
});

const DeleteServiceSpecificCredential = defineOperation({
  input: userInput.extend({ ServiceSpecificCredentialId: credentialId }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const id = input.ServiceSpecificCredentialId;
    const isDeleted = targetUser(account, input, caller).serviceCredentials.delete(id);
    if (!isDeleted) throw noSuchEntity(`No such credential ${id} exists.`);
    return undefined;
  },
});

function sshKeyElement(user: User, key: { id: string; uploadedAt: number }) {
  return { UserName: user.name, SSHPublicKeyId: key.id, Status: 'Active', UploadDate: isoSeconds(key.uploadedAt) };
}

function credentialElement(user: User, credential: ServiceCredential) {
  return {
    UserName: user.name,
    Status: 'Active',
    ServiceUserName: user.name,
    CreateDate: isoSeconds(credential.createdAt),
    ServiceSpecificCredentialId: credential.id,
    ServiceName: credential.serviceName,
  };
}

export const foreignCredentialOperations = {
  UploadSSHPublicKey,
  ListSSHPublicKeys,
  DeleteSSHPublicKey,
  ListSigningCertificates,
  DeleteSigningCertificate,
  CreateServiceSpecificCredential,
  ListServiceSpecificCredentials,
  DeleteServiceSpecificCredential,
};
