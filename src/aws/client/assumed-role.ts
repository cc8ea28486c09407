import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { asBot } from './calls.ts';
import { incomplete } from './whole.ts';

/** As short as AWS allows: a bot that is stopped leaves nothing behind that works for long. */
const SESSION_SECONDS = 3600;

export interface RoleSettings {
  readonly arn: string;
  readonly externalId?: string | undefined;
}

/** What the SDK asks for credentials; it asks again some minutes before `expiration`. */
export type CredentialProvider = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}>;

/** Credentials of a role, in this account or another, assumed with those of `sts`. The provider throws as `asBot` does. */
export function assumedRole(sts: STSClient, { arn, externalId }: RoleSettings): CredentialProvider {
  return async () => {
    const command = new AssumeRoleCommand({
      RoleArn: arn,
      RoleSessionName: 'mfa-demo-bot',
      ExternalId: externalId,
      DurationSeconds: SESSION_SECONDS,
    });
    const { Credentials: issued } = await asBot('sts:AssumeRole', () => sts.send(command));
    if (!issued?.AccessKeyId || !issued.SecretAccessKey || !issued.SessionToken || !issued.Expiration) {
      throw incomplete('temporary credentials');
    }
    return {
      accessKeyId: issued.AccessKeyId,
      secretAccessKey: issued.SecretAccessKey,
      sessionToken: issued.SessionToken,
      expiration: issued.Expiration,
    };
  };
}
