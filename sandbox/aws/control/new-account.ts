import { allowEverything } from '../account/aws-managed-policies.ts';
import { HOME_REGION } from '../account/regions.ts';
import type { Account } from '../account/state.ts';
import { addAccessKey } from '../iam/credentials/access-keys.ts';
import { addUser } from '../iam/users/users.ts';

const DAY_MS = 86_400_000;

const BUCKET_NAMES = [
  'acme-access-logs',
  'acme-artifacts',
  'acme-billing-exports',
  'acme-cloudtrail',
  'acme-config-history',
  'acme-data-lake',
  'acme-database-backups',
  'acme-invoices',
  'acme-machine-images',
  'acme-terraform-state',
  'acme-training-material',
  'acme-website',
] as const;

export interface AccountTraits {
  readonly id: string;
  readonly propagationSeconds: number;
  readonly buckets?: readonly string[] | undefined;
  readonly adminKey: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly now: () => number;
}

/** Returns an account with some buckets and one administrator; everything in it has already propagated. */
export function newAccount(traits: AccountTraits): Account {
  const names = traits.buckets ?? BUCKET_NAMES;
  const account: Account = {
    id: traits.id,
    alias: undefined,
    propagationMs: traits.propagationSeconds * 1000,
    now: traits.now,
    buckets: new Map(
      names.map((name, index) => {
        const createdAt = traits.now() - (names.length - index) * 30 * DAY_MS;
        return [name, { name, region: HOME_REGION, createdAt }];
      }),
    ),
    users: new Map(),
    roles: new Map(),
    keyOwners: new Map(),
    retiredKeys: new Map(),
    mfaDevices: new Map(),
    managedPolicies: new Map(),
    groups: new Map(),
    sessions: new Map(),
    mfaBindings: new Map(),
    codeAttempts: new Map(),
    userNamesFreedAt: new Map(),
  };
  addAdministrator(account, traits.adminKey);
  return account;
}

function addAdministrator(account: Account, key: AccountTraits['adminKey']): void {
  const createdAt = account.now() - DAY_MS;
  const admin = addUser(account, 'sandbox-admin', { path: '/', boundaryArn: undefined, tags: {} });
  admin.inlinePolicies.set('AllowEverything', [{ at: createdAt, value: allowEverything }]);
  addAccessKey(account, admin, {
    id: key.accessKeyId,
    secret: key.secretAccessKey,
    createdAt,
    status: 'Active',
  });
}
