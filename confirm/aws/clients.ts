import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';

/** The clients of one identity. */
export interface AwsClients {
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly s3: S3Client;
}

/** The address of AWS and the credentials to use. An absent field means the setting of the environment. */
export type Way = Pick<IAMClientConfig, 'region' | 'endpoint' | 'credentials'>;

export function createClients(way: Way): AwsClients {
  return { iam: new IAMClient(way), sts: new STSClient(way), s3: new S3Client(way) };
}

export function closeClients({ iam, sts, s3 }: AwsClients): void {
  for (const client of [iam, sts, s3]) client.destroy();
}
