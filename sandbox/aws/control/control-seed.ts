import type { Account } from '../account/state.ts';
import { AwsError, alreadyExists } from '../operation/errors.ts';
import type { Parts } from '../parts.ts';
import { checkBucketName } from '../s3/bucket-names.ts';
import { freshJson, refusal, withPosted } from './control-request.ts';
import { creationInput, pastIam, putPolicies } from './control-seed-iam.ts';
import { type Seed, seedSchema } from './control-seed-schema.ts';
import { addRootMfaDevice, addSeededUser } from './control-seed-users.ts';

/** Applies a seed as a whole, or answers with AWS's refusal and leaves the account as it was. */
export function answerSeed({ account, log }: Parts, request: Request): Promise<Response> {
  return withPosted(request, seedSchema, (seed) => {
    const restore = remember(account);
    try {
      const made = sow(account, seed);
      log.touch();
      return freshJson(made, 201);
    } catch (thrown) {
      restore();
      if (thrown instanceof SeedRefused) return refusal(thrown.message);
      throw thrown;
    }
  });
}

class SeedRefused extends Error {
  override name = 'SeedRefused';
}

/**
 * Creates the resources of a seed. By the account's clock, the creation time of policies is three days ago, of users
 * and devices of the root user two days ago, and of roles and buckets one day ago. So a role can trust users of the
 * same seed.
 */
function sow(account: Account, seed: Seed) {
  const [policies, users, roles] = [pastIam(account, 3), pastIam(account, 2), pastIam(account, 1)];
  return {
    managedPolicies: each(
      'policy',
      seed.managedPolicies,
      (policy) => policy.policyName,
      ({ policyName: PolicyName, path: Path, document }) => {
        policies.call('CreatePolicy', { PolicyName, Path, PolicyDocument: JSON.stringify(document) });
        return { arn: account.managedPolicies.get(PolicyName.toLowerCase())?.arn };
      },
    ),
    users: each(
      'user',
      seed.users,
      (user) => user.userName,
      (user) => addSeededUser(users, user),
    ),
    rootMfaDevices: each(
      'device',
      seed.rootMfaDevices,
      (device) => device.deviceName,
      (device) => addRootMfaDevice(users, device),
    ),
    roles: each(
      'role',
      seed.roles,
      (role) => role.roleName,
      (role) => {
        const { roleName: RoleName, trustPolicy, maxSessionSeconds } = role;
        const longest = maxSessionSeconds === undefined ? {} : { MaxSessionDuration: String(maxSessionSeconds) };
        const AssumeRolePolicyDocument = JSON.stringify(trustPolicy);
        roles.call('CreateRole', { RoleName, ...creationInput(role), AssumeRolePolicyDocument, ...longest });
        putPolicies(roles, 'Role', RoleName, role);
        return { arn: account.roles.get(RoleName.toLowerCase())?.arn };
      },
    ),
    buckets: each(
      'bucket',
      seed.buckets,
      (bucket) => bucket.name,
      ({ name, region }) => {
        checkBucketName(name);
        if (account.buckets.has(name)) throw alreadyExists('The bucket already exists.');
        account.buckets.set(name, { name, region, createdAt: roles.account.now() });
        return name;
      },
    ),
  };
}

/** @throws SeedRefused that names the entry */
function each<Entry, Made>(
  kind: string,
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  add: (entry: Entry) => Made,
): Made[] {
  return entries.map((entry) => {
    try {
      return add(entry);
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      throw new SeedRefused(`${kind} ${nameOf(entry)}: ${thrown.code}: ${thrown.message}`);
    }
  });
}

/** Returns a function that undoes a seed. A seed only adds to the account's maps, so copies of the maps are enough. */
function remember(account: Account): () => void {
  const maps = Object.values(account).filter((value): value is Map<unknown, unknown> => value instanceof Map);
  const before = maps.map((map) => [...map]);
  return () => {
    for (const [index, map] of maps.entries()) {
      map.clear();
      for (const [key, value] of before[index] ?? []) map.set(key, value);
    }
  };
}
