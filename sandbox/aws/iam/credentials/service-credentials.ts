import { z } from 'zod';
import { newSecretKey, newUniqueId } from '../../account/identifiers.ts';
import type { ServiceCredential, User } from '../../account/state.ts';
import { AwsError, limitExceeded, noSuchEntity, validationError } from '../../operation/errors.ts';
import { text, wholeNumber } from '../../operation/input.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { credentialId, flag, newUserName } from '../names.ts';
import { onTargetUser, targetUser } from '../users/target-user.ts';
import { credentialStatus, settable } from './credential-status.ts';

const DAY_MS = 86_400_000;
/** The largest number of credentials of one user for one service. */
const MAX_CREDENTIALS = 2;
const SERVICES = ['codecommit.amazonaws.com', 'cassandra.amazonaws.com'];
const serviceName = text({ min: 0, max: 2048 });
const userInput = z.object({ UserName: newUserName.optional() });
const credentialInput = userInput.extend({ ServiceSpecificCredentialId: credentialId });

const CreateServiceSpecificCredential = defineOperation({
  input: z.object({
    UserName: newUserName,
    ServiceName: serviceName,
    CredentialAgeDays: wholeNumber(1, 36_600).optional(),
  }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    mustBeSupported(input.ServiceName);
    const others = [...user.serviceCredentials.values()].filter((each) => each.serviceName === input.ServiceName);
    if (others.length >= MAX_CREDENTIALS) {
      throw limitExceeded(`Cannot exceed quota for ServiceSpecificCredentialsPerUser: ${MAX_CREDENTIALS}`);
    }
    const days = input.CredentialAgeDays;
    const credential: ServiceCredential = {
      id: newUniqueId('ACCA'),
      serviceName: input.ServiceName,
      serviceUserName: `${user.name}${others.length > 0 ? `+${others.length}` : ''}-at-${account.id}`,
      createdAt: account.now(),
      expiresAt: days === undefined ? undefined : account.now() + days * DAY_MS,
      status: 'Active',
    };
    user.serviceCredentials.set(credential.id, credential);
    return { ServiceSpecificCredential: elementWithPassword(user, credential) };
  },
});

const ListServiceSpecificCredentials = defineOperation({
  input: userInput.extend({ ServiceName: serviceName.optional(), AllUsers: flag.default(false), ...pagingInput }),
  permission: (account, input, caller) =>
    input.AllUsers ? { resource: `arn:aws:iam::${account.id}:user/` } : onTargetUser(account, input, caller),
  perform: (account, input, caller) => {
    if (input.AllUsers && input.UserName !== undefined) {
      throw validationError('UserName cannot be given together with AllUsers.');
    }
    if (input.ServiceName !== undefined) mustBeSupported(input.ServiceName);
    const users = input.AllUsers ? [...account.users.values()] : [targetUser(account, input, caller)];
    const found = users
      .flatMap((user) => [...user.serviceCredentials.values()].map((credential) => ({ user, credential })))
      .filter(({ credential }) => input.ServiceName === undefined || credential.serviceName === input.ServiceName);
    const { page, trailer } = pageOf(found, ({ credential }) => credential.id, input);
    const elements = page.map(({ user, credential }) => credentialElement(user, credential));
    return { ServiceSpecificCredentials: members(elements), ...trailer };
  },
});

const UpdateServiceSpecificCredential = defineOperation({
  input: credentialInput.extend({ Status: credentialStatus }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    credentialOf(targetUser(account, input, caller), input.ServiceSpecificCredentialId).status = settable(input.Status);
    return undefined;
  },
});

const ResetServiceSpecificCredential = defineOperation({
  input: credentialInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const credential = credentialOf(user, input.ServiceSpecificCredentialId);
    return { ServiceSpecificCredential: elementWithPassword(user, credential) };
  },
});

const DeleteServiceSpecificCredential = defineOperation({
  input: credentialInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    user.serviceCredentials.delete(credentialOf(user, input.ServiceSpecificCredentialId).id);
    return undefined;
  },
});

/** @throws NotSupportedService */
function mustBeSupported(service: string): void {
  if (SERVICES.includes(service)) return;
  throw new AwsError(
    'NotSupportedService',
    404,
    `No such service ${service} is supported for Service Specific Credentials`,
  );
}

/** @throws NoSuchEntity */
function credentialOf(user: User, id: string): ServiceCredential {
  const credential = user.serviceCredentials.get(id);
  if (!credential) throw noSuchEntity(`No such credential ${id} exists`);
  return credential;
}

/**
 * Returns a credential with a new password. The sandbox does not store the password, because it has no service that
 * accepts it.
 */
function elementWithPassword(user: User, credential: ServiceCredential) {
  return { ...credentialElement(user, credential), ServicePassword: newSecretKey() };
}

function credentialElement(user: User, credential: ServiceCredential) {
  const { expiresAt } = credential;
  return {
    UserName: user.name,
    Status: credential.status,
    ServiceUserName: credential.serviceUserName,
    CreateDate: isoSeconds(credential.createdAt),
    ...(expiresAt !== undefined && { ExpirationDate: isoSeconds(expiresAt) }),
    ServiceSpecificCredentialId: credential.id,
    ServiceName: credential.serviceName,
  };
}

export const serviceCredentialOperations = {
  CreateServiceSpecificCredential,
  ListServiceSpecificCredentials,
  UpdateServiceSpecificCredential,
  ResetServiceSpecificCredential,
  DeleteServiceSpecificCredential,
};
