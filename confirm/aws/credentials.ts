import type { Credentials as StsCredentials } from '@aws-sdk/client-sts';
import type { Credentials } from './scene.ts';

/** Reads the temporary credentials from an answer of STS. */
export function credentialsOf(given: StsCredentials | undefined): Credentials {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
