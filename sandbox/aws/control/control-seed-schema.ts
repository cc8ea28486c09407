import { z } from 'zod';
import { ACCESS_KEY_ID } from '../account/identifiers.ts';
import { HOME_REGION, isRegion } from '../account/regions.ts';
import { deviceName, newUserName, path } from '../iam/names.ts';

const tags = z.record(z.string(), z.string()).default({});
/** Policy documents by name, as JSON objects. */
const policies = z.record(z.string(), z.looseObject({})).default({});
const arns = z.array(z.string()).default([]);
const rootPath = path.default('/');

const permissions = {
  path: rootPath,
  tags,
  inlinePolicies: policies,
  /** ARNs. */
  attachedPolicies: arns,
  boundaryArn: z.string().optional(),
};

const accessKey = z.strictObject({
  /** Shorter ids than in AWS are accepted too: many test suites sign with `test:test`. */
  accessKeyId: z
    .string()
    .regex(ACCESS_KEY_ID, 'up to 128 visible ASCII characters, but no colon, comma, slash or equals sign')
    .optional(),
  secretAccessKey: z.string().min(1).max(128).optional(),
  status: z.enum(['Active', 'Inactive']).default('Active'),
});

const mfaDevice = z.strictObject({
  deviceName,
  path: rootPath,
  tags,
  /** At least 16 bytes, as RFC 4226 asks for. */
  base32Seed: z
    .string()
    .regex(/^[A-Z2-7]{26,128}$/, 'Base32 in capital letters without padding, 26 to 128 characters')
    .optional(),
  isEnabled: z.boolean().default(true),
});

/** The default is the name that AWS used to give to the root user's first device. */
const rootMfaDevice = z.strictObject({ deviceName: deviceName.default('root-account-mfa-device') });

const user = z.strictObject({
  userName: newUserName,
  ...permissions,
  accessKeys: z.array(accessKey).max(2).default([]),
  mfaDevices: z.array(mfaDevice).max(8).default([]),
});

const role = z.strictObject({
  roleName: z.string(),
  ...permissions,
  trustPolicy: z.looseObject({}),
  maxSessionSeconds: z.int().optional(),
});

/** A bucket that is given only as a name is in us-east-1. */
const bucket = z.union([
  z.string().transform((name) => ({ name, region: HOME_REGION as string })),
  z.strictObject({ name: z.string(), region: z.string().refine(isRegion, 'a region of the partition aws') }),
]);

const managedPolicy = z.strictObject({ policyName: z.string(), path: rootPath, document: z.looseObject({}) });

/** The body that `POST /_sandbox/seed` accepts. IAM's own rules are checked when the seed is applied. */
export const seedSchema = z.strictObject({
  managedPolicies: z.array(managedPolicy).default([]),
  users: z.array(user).default([]),
  /** The root user can have as many devices as any other user. */
  rootMfaDevices: z.array(rootMfaDevice).max(8).default([]),
  roles: z.array(role).default([]),
  buckets: z.array(bucket).default([]),
});

export type Seed = z.output<typeof seedSchema>;
