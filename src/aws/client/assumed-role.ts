import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { asBot } from './calls.ts';
import { incomplete } from './whole.ts';

/** One hour. It is short, so that the credentials of a stopped bot expire soon. */
const SESSION_SECONDS = 3600;

export interface RoleSettings {
  readonly arn: string;
  readonly externalId?: string | undefined;
}

/** The function that the SDK calls for credentials; it calls again some minutes before `expiration`. */
export type CredentialProvider = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}>;

/**
 * Returns a provider of a role's credentials, in this account or another. It assumes the role with the credentials of
 * `sts`, and throws as `asBot` does.
 */
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
