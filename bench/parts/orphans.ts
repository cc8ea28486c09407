import { Secret, TOTP } from 'otpauth';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createCaller, textOf } from '../embedded-aws/aws-caller.ts';

const PATH = '/mfa-demo/default/';
const HOUR_MS = 3_600_000;
/** Longer than the longest lifetime of a demo. */
const AGE_MS = 6 * HOUR_MS;
const PERIOD_MS = 30_000;
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
});

/** The names of the resources of one orphan, as AWS's parameters call them. */
export interface Names {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly AccessKeyId: string;
  readonly PolicyName: string;
}

/**
 * Starts an account with this number of users of demos that never ended: each has a device, an access key and a policy.
 */
export async function startWithOrphans(count: number): Promise<{ aws: EmbeddedAws; orphans: readonly Names[] }> {
  let behindMs = AGE_MS;
  const now = () => Date.now() - behindMs;
  const aws = await startEmbeddedAws({ propagationSeconds: 0, now });
  const { call } = createCaller(aws, now);
  const deadline = new Date(now() + HOUR_MS / 2).toISOString().replace(/\.\d{3}/, '');
  const orphans: Names[] = [];
  for (let index = 0; index < count; index += 1) {
    const demoId = String(index).padStart(12, 'a');
    const UserName = `mfa-demo-${demoId}`;
    const tags = tagsOf({ 'mfa-demo:demo-id': demoId, 'mfa-demo:deadline': deadline });
    await call('iam', 'CreateUser', { UserName, Path: PATH, ...tags });
    const device = await call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: UserName, Path: PATH, ...tags });
    const SerialNumber = textOf(device, 'SerialNumber');
    const [first, second] = codesOf(textOf(device, 'Base32StringSeed'), now());
    const codes = { AuthenticationCode1: first, AuthenticationCode2: second };
    await call('iam', 'EnableMFADevice', { UserName, SerialNumber, ...codes });
    const AccessKeyId = textOf(await call('iam', 'CreateAccessKey', { UserName }), 'AccessKeyId');
    const PolicyName = 'list-buckets-with-mfa';
    await call('iam', 'PutUserPolicy', { UserName, PolicyName, PolicyDocument: POLICY });
    orphans.push({ UserName, SerialNumber, AccessKeyId, PolicyName });
  }
  behindMs = 0;
  return { aws, orphans };
}

function tagsOf(tags: Readonly<Record<string, string>>): Record<string, string> {
  const members = Object.entries(tags).map(([key, value], index) => {
    const member = `Tags.member.${index + 1}`;
    return { [`${member}.Key`]: key, [`${member}.Value`]: value };
  });
  return Object.assign({}, ...members);
}

/** Returns two consecutive codes. AWS sends the seed as Base64, and the decoded bytes are Base32 text. */
function codesOf(seed: string, now: number): [string, string] {
  const totp = new TOTP({ secret: Secret.fromBase32(Buffer.from(seed, 'base64').toString()) });
  return [totp.generate({ timestamp: now - PERIOD_MS }), totp.generate({ timestamp: now })];
}
