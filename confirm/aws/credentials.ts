import type { Credentials as StsCredentials } from '@aws-sdk/client-sts';
import type { Credentials } from './scene.ts';

/** Temporary credentials as STS hands them out. */
export function credentialsOf(given: StsCredentials | undefined): Credentials {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
