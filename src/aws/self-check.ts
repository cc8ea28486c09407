import {
  GetPolicyCommand,
  GetRoleCommand,
  GetUserCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
  paginateSimulatePrincipalPolicy,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { ConfigError } from '../errors.ts';
import { asBot, on } from './client/calls.ts';
import { type AwsSettings, createClients, withClient } from './client/clients.ts';
import type { SdkFailure } from './client/errors.ts';
import { collect } from './client/pages.ts';
import { isWhole, whole } from './client/whole.ts';
import { findRole } from './role/roles.ts';
import { whoAmI } from './sessions.ts';
import { findUser } from './user/users.ts';

/** The longest time for the request that reads AWS's time, in milliseconds. */
const CLOCK_TIMEOUT_MS = 8_000;

/** A call that the bot might make. IAM says whether it would allow the call. The call is not made. */
export interface SimulatedCall {
  /** For example `iam:CreateUser`. */
  readonly action: string;
  readonly resource: string;
  /** The condition keys of the call. */
  readonly context?: Readonly<Record<string, string>>;
}

export interface AwsSelfCheck {
  identity(): Promise<{ readonly arn: string; readonly accountId: string }>;
  /**
   * Returns how far this machine's clock is ahead of AWS's, in milliseconds. It also works if the clock is so wrong
   * that AWS refuses all calls.
   */
  clockAheadMs(): Promise<number>;
  /**
   * Returns the ARN that policies are attached to: for a session of a role, the ARN of the role.
   * @throws ConfigError for the root user and for a federated user, which IAM cannot simulate
   */
  principalArn(identityArn: string): Promise<string>;
  /**
   * Asks IAM whether it would allow each of the calls.
   * @throws ConfigError when the bot may not ask
   */
  simulate(principalArn: string, calls: readonly SimulatedCall[]): Promise<readonly boolean[]>;
  /**
   * Makes some calls that change nothing, and returns the actions that AWS denies. It is used if the bot may not call
   * `simulate`.
   */
  deniedReads(path: string): Promise<readonly string[]>;
  /**
   * Returns the names of the users that do not have this boundary.
   * @throws ConfigError when the bot may not read the users
   */
  unboundedUsers(userNames: readonly string[], boundaryArn: string): Promise<readonly string[]>;
  /** Does the same as `unboundedUsers`, for roles. */
  unboundedRoles(roleNames: readonly string[], boundaryArn: string): Promise<readonly string[]>;
  /** @throws ConfigError when the bot may not read policies */
  policyExists(policyArn: string): Promise<boolean>;
  close(): void;
}

/**
 * Creates the functions with which the doctor checks AWS. They use the bot's credentials and change nothing. They throw
 * as `asBot` does.
 */
export function createAwsSelfCheck(settings: AwsSettings): AwsSelfCheck {
  const clients = createClients(settings);
  const { iam } = clients;
  return {
    identity: () => whoAmI(clients),
    clockAheadMs: () => clockAhead(settings),
    principalArn: async (identityArn) => {
      const RoleName = /:assumed-role\/([^/]+)\//.exec(identityArn)?.[1];
      if (RoleName === undefined) return onlyUser(identityArn);
      const { Role } = await asBot('iam:GetRole', () => iam.send(new GetRoleCommand({ RoleName })));
      return whole(Role?.Arn, 'the role');
    },
    simulate: (principalArn, calls) => simulate(iam, principalArn, calls),
    deniedReads: (path) => deniedReads(iam, path),
    unboundedUsers: (names, boundaryArn) => unbounded(names, boundaryArn, (name) => findUser(iam, name)),
    unboundedRoles: (names, boundaryArn) => unbounded(names, boundaryArn, (name) => findRole(iam, name)),
    policyExists: (policyArn) =>
      asBot(
        'iam:GetPolicy',
        () =>
          iam.send(new GetPolicyCommand({ PolicyArn: policyArn })).then(({ Policy }) => isWhole(Policy, 'the policy')),
        on('NoSuchEntity', () => false),
      ),
    close: () => clients.close(),
  };
}

/** Returns the ARN if it is a user's. @throws ConfigError for other identities, which IAM cannot simulate */
function onlyUser(identityArn: string): string {
  if (/^arn:[^:]+:iam::\d+:user\//.test(identityArn)) return identityArn;
  throw new ConfigError(`IAM can simulate the calls of users and roles, and ${identityArn} is neither.`);
}

/** Returns the names that do not have this boundary. Skips users and roles that were deleted after they were listed. */
async function unbounded(
  names: readonly string[],
  boundaryArn: string,
  find: (name: string) => Promise<{ readonly boundaryArn: string | undefined } | undefined>,
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const one = await find(name);
    if (one && one.boundaryArn !== boundaryArn) found.push(name);
  }
  return found;
}

/** Returns whether IAM allows each call. Calls with the same resource and context are sent in one request. */
async function simulate(iam: IAMClient, principalArn: string, calls: readonly SimulatedCall[]): Promise<boolean[]> {
  const groups = new Map<string, SimulatedCall[]>();
  for (const call of calls) {
    const about = JSON.stringify([call.resource, call.context]);
    groups.set(about, [...(groups.get(about) ?? []), call]);
  }
  const allowed = new Set<SimulatedCall>();
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const group = [first, ...others];
    const request = {
      PolicySourceArn: principalArn,
      ActionNames: group.map(({ action }) => action),
      ResourceArns: [first.resource],
      ContextEntries: Object.entries(first.context ?? {}).map(([ContextKeyName, value]) => ({
        ContextKeyName,
        ContextKeyValues: [value],
        ContextKeyType: 'string' as const,
      })),
    };
    const results = await asBot('iam:SimulatePrincipalPolicy', () =>
      collect(paginateSimulatePrincipalPolicy({ client: iam }, request), (page) => page.EvaluationResults),
    );
    for (const call of group) {
      const result = results.find(({ EvalActionName }) => EvalActionName === call.action);
      if (whole(result?.EvalDecision, 'a decision') === 'allowed') allowed.add(call);
    }
  }
  return calls.map((call) => allowed.has(call));
}

async function deniedReads(iam: IAMClient, path: string): Promise<string[]> {
  const nobody = { UserName: 'mfa-demo-doctordoctor' };
  const reads: Record<string, () => Promise<unknown>> = {
    'iam:ListUsers': () => iam.send(new ListUsersCommand({ PathPrefix: path, MaxItems: 1 })),
    'iam:ListVirtualMFADevices': () => iam.send(new ListVirtualMFADevicesCommand({ MaxItems: 1 })),
    'iam:GetUser': () => iam.send(new GetUserCommand(nobody)),
    'iam:ListAccessKeys': () => iam.send(new ListAccessKeysCommand(nobody)),
    'iam:ListUserPolicies': () => iam.send(new ListUserPoliciesCommand(nobody)),
    'iam:ListMFADevices': () => iam.send(new ListMFADevicesCommand(nobody)),
  };
  const denied: string[] = [];
  for (const [action, read] of Object.entries(reads)) {
    const isDenied = () => denied.push(action);
    const done = () => read().then(() => 0);
    await asBot(
      action,
      done,
      on('NoSuchEntity', () => 0),
      on('AccessDenied', isDenied),
    );
  }
  return denied;
}

/**
 * Returns how far the clock is ahead. Every answer of AWS contains the time, also the answer to an unsigned request. A
 * client of the SDK sends the request, so it goes to the same address as the bot's calls.
 */
async function clockAhead(settings: AwsSettings): Promise<number> {
  const clients = createClients({ ...settings, maxAttempts: 1, requestTimeoutMs: CLOCK_TIMEOUT_MS });
  try {
    const ask = (sts: STSClient) => sts.send(new GetCallerIdentityCommand({})).catch(ifNotAnswered);
    await asBot('sts:GetCallerIdentity', () => withClient(clients.openUnsignedSts(), ask));
    return Date.now() - clients.now();
  } finally {
    clients.close();
  }
}

/** Throws the failure if AWS has not answered. */
function ifNotAnswered(failure: SdkFailure): void {
  if (failure.$metadata?.httpStatusCode === undefined) throw failure;
}
