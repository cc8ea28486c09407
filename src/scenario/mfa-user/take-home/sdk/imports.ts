import type { LessonPrograms } from '../programs.ts';

type Imports = Readonly<Record<string, readonly string[]>>;

/** The imported names of the generated program, by package. This file itself does not import these packages. */
const OF_NODE: Imports = {
  'node:crypto': ['randomBytes'],
  'node:fs/promises': ['mkdtemp', 'rm', 'writeFile'],
  'node:os': ['tmpdir'],
  'node:path': ['join'],
  'node:readline/promises': ['createInterface'],
  'node:timers/promises': ['setTimeout as sleep'],
};
const OF_AWS: Imports = {
  '@aws-sdk/client-iam': [
    'CreateAccessKeyCommand',
    'CreateUserCommand',
    'CreateVirtualMFADeviceCommand',
    'DeactivateMFADeviceCommand',
    'DeleteAccessKeyCommand',
    'DeleteUserCommand',
    'DeleteUserPolicyCommand',
    'DeleteVirtualMFADeviceCommand',
    'EnableMFADeviceCommand',
    'GetUserCommand',
    'IAMClient',
    'ListAccessKeysCommand',
    'PutUserPolicyCommand',
    'paginateListVirtualMFADevices',
  ],
  '@aws-sdk/client-s3': ['ListBucketsCommand', 'S3Client'],
  '@aws-sdk/client-sts': ['GetCallerIdentityCommand', 'GetSessionTokenCommand', 'STSClient', 'type Credentials'],
};
const OF_A_ROLE: Imports = {
  '@aws-sdk/client-iam': ['DeleteRoleCommand', 'DeleteRolePolicyCommand', 'GetRoleCommand'],
};

/** Returns the import lines of a program: for all programs, for deleting a role, and for the lesson. */
export function importLines({ role, sdk: { imports = {} } }: LessonPrograms): string {
  const sources = [OF_NODE, OF_AWS, ...(role ? [OF_A_ROLE] : []), imports];
  const packages = [...new Set(sources.flatMap((source) => Object.keys(source)))];
  return packages
    .map((from) => importLine(from, sources.flatMap((source) => source[from] ?? []).toSorted()))
    .join('\n');
}

function importLine(from: string, names: readonly string[]): string {
  const line = `import { ${names.join(', ')} } from '${from}';`;
  return line.length <= 120 ? line : `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from '${from}';`;
}
