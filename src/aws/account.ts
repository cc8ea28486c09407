import type { Simulator } from '../policy-check/simulator.ts';
import type { AwsAccount } from '../scenario/ports/aws-account.ts';
import { listBuckets } from './buckets.ts';
import { type AwsSettings, createClients } from './client/clients.ts';
import { findBelow, findOurs, mayHaveRoles, readDeadline } from './find-ours.ts';
import { putRolePolicy } from './role/role-policies.ts';
import { ensureRole } from './role/roles.ts';
import { assumeRole, getSessionToken, isKeyReady, whoAmI } from './sessions.ts';
import { simulatorWith } from './simulator.ts';
import { beginRemoval, listLeftovers } from './teardown.ts';
import { issueAccessKey } from './user/access-keys.ts';
import { enableMfaDevice, isDeviceEnabled, resyncMfaDevice } from './user/mfa-devices.ts';
import { putInlinePolicy } from './user/policies.ts';
import { ensureUser } from './user/users.ts';
import { issueMfaDevice } from './user/virtual-mfa-devices.ts';

/**
 * Creates the functions with which the scenario uses AWS: the port `AwsAccount`. Opens no connection before the first
 * call.
 */
export function createAwsAccount(settings: AwsSettings): AwsAccount & { readonly simulator: Simulator; close(): void } {
  const clients = createClients(settings);
  const { iam, iamOnce } = clients;

  return {
    ensureUser: (user) => ensureUser(iam, user, settings.permissionsBoundaryArn),
    issueMfaDevice: (device, mayDiscard) => issueMfaDevice(iam, device, settings.permissionsBoundaryArn, mayDiscard),
    issueAccessKey: (user, mayDiscard) =>
      issueAccessKey({ iam, iamOnce }, user, settings.permissionsBoundaryArn, mayDiscard),
    putInlinePolicy: (userName, policyName, document) => putInlinePolicy(iam, userName, policyName, document),
    whoAmI: () => whoAmI(clients),
    isKeyReady: (credentials) => isKeyReady(clients, credentials),
    isDeviceEnabled: (userName, serialNumber) => isDeviceEnabled(iam, userName, serialNumber),
    enableMfaDevice: (userName, serialNumber, codes) => enableMfaDevice(clients, userName, serialNumber, codes),
    resyncMfaDevice: (userName, serialNumber, codes) => resyncMfaDevice(clients, userName, serialNumber, codes),
    getSessionToken: (longTermKey, mfa) => getSessionToken(clients, longTermKey, mfa),
    ensureRole: (role) => ensureRole(iam, role, settings.permissionsBoundaryArn),
    putRolePolicy: (roleName, policyName, document) => putRolePolicy(iam, roleName, policyName, document),
    assumeRole: (credentials, roleArn, mfa) => assumeRole(clients, credentials, roleArn, mfa),
    listBuckets: (credentials) => listBuckets(clients, credentials),
    beginRemoval: (names) => beginRemoval(iam, names),
    listLeftovers: (names) => listLeftovers(iam, names),
    findOurs: (path) => findOurs(iam, path),
    mayHaveRoles: (path) => mayHaveRoles(iam, path),
    findBelow: (path) => findBelow(iam, path),
    now: () => clients.now(),
    readDeadline: (resource) => readDeadline(iam, resource),
    simulator: simulatorWith(iam),
    close: () => clients.close(),
  };
}
