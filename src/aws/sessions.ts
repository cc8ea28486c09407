import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  type GetSessionTokenCommandOutput,
} from '@aws-sdk/client-sts';
import { ConfigError } from '../errors.ts';
import type { Credentials, MfaCode, RoleOutcome, SessionOutcome } from '../scenario/ports/aws-account.ts';
import { Secret } from '../scenario/secret.ts';
import { asBot, asDemo, on } from './client/calls.ts';
import { type AwsClients, withClient } from './client/clients.ts';
import { incomplete, isWhole, whole } from './client/whole.ts';

/** The shortest lifetime that STS offers for temporary credentials, in seconds. */
const SESSION_SECONDS = 900;
/** The name of the role's session, which CloudTrail shows. */
const ROLE_SESSION = 'mfa-demo';

/** Returns the ARN and the account of the bot's own credentials. Throws as `asBot` does. */
export function whoAmI(clients: AwsClients): Promise<{ arn: string; accountId: string }> {
  return withClient(clients.openOwnSts(), async (sts) => {
    const { Arn, Account } = await asBot('sts:GetCallerIdentity', () => sts.send(new GetCallerIdentityCommand({})));
    return { arn: whole(Arn, 'an ARN'), accountId: whole(Account, 'an account') };
  });
}

/**
 * Returns true once STS knows the access key. GetCallerIdentity needs no permission, so no policy can deny it: if STS
 * refuses it with InvalidClientTokenId, STS does not know the key yet.
 */
export function isKeyReady(clients: AwsClients, credentials: Credentials): Promise<boolean> {
  return withClient(clients.openSts(credentials, 'several'), (sts) => {
    const ask = () => sts.send(new GetCallerIdentityCommand({})).then(({ Arn }) => isWhole(Arn, 'an ARN'));
    return asDemo(
      'sts:GetCallerIdentity',
      ask,
      on('InvalidClientTokenId', () => false),
    );
  });
}

/**
 * Requests temporary credentials, with or without an MFA code. A request with a code is sent again only if AWS
 * throttled it: STS counts every try, and uses up a code even if its answer is lost.
 */
export function getSessionToken(clients: AwsClients, longTermKey: Credentials, mfa?: MfaCode): Promise<SessionOutcome> {
  const command = new GetSessionTokenCommand({
    DurationSeconds: SESSION_SECONDS,
    ...(mfa === undefined ? {} : { SerialNumber: mfa.serialNumber, TokenCode: mfa.code.reveal() }),
  });
  return withClient(clients.openSts(longTermKey, mfa === undefined ? 'several' : 'once'), (sts) =>
    asDemo<SessionOutcome>(
      'sts:GetSessionToken',
      () => sts.send(command).then(readIssued),
      on('AccessDenied', readRefusal),
    ),
  );
}

/** Assumes the role. A request with a code is sent again only if AWS throttled it: AWS accepts each code once. */
export function assumeRole(
  clients: AwsClients,
  credentials: Credentials,
  roleArn: string,
  mfa?: MfaCode,
): Promise<RoleOutcome> {
  const command = new AssumeRoleCommand({
    RoleArn: roleArn,
    RoleSessionName: ROLE_SESSION,
    DurationSeconds: SESSION_SECONDS,
    ...(mfa === undefined ? {} : { SerialNumber: mfa.serialNumber, TokenCode: mfa.code.reveal() }),
  });
  return withClient(clients.openSts(credentials, mfa === undefined ? 'several' : 'once'), (sts) =>
    asDemo<RoleOutcome>(
      'sts:AssumeRole',
      () => sts.send(command).then(readIssued),
      on('AccessDenied', (message) => refusedCode(message) ?? { outcome: 'denied', errorCode: 'AccessDenied' }),
    ),
  );
}

function readIssued({ Credentials: issued }: Pick<GetSessionTokenCommandOutput, 'Credentials'>): SessionOutcome {
  if (!issued?.AccessKeyId || !issued.SecretAccessKey || !issued.SessionToken)
    throw incomplete('temporary credentials');
  return {
    outcome: 'issued',
    credentials: {
      accessKeyId: issued.AccessKeyId,
      secretAccessKey: new Secret(issued.SecretAccessKey),
      sessionToken: new Secret(issued.SessionToken),
    },
  };
}

/**
 * Returns why STS refused the MFA code; undefined if it denied the call for another reason. STS has one error code for
 * all refusals: only the message says whether the code is wrong, or STS does not know the device (yet).
 */
function refusedCode(
  message: string,
): Extract<SessionOutcome, { outcome: 'code-refused' | 'device-unknown' }> | undefined {
  const text = message.toLowerCase();
  if (text.includes('invalid mfa one time pass code')) return { outcome: 'code-refused' };
  if (text.includes('unable to validate mfa code')) return { outcome: 'device-unknown' };
  return undefined;
}

function readRefusal(message: string): SessionOutcome {
  const refused = refusedCode(message);
  if (refused) return refused;
  throw new ConfigError("AWS does not let the demo's user do sts:GetSessionToken: a policy of the account forbids it.");
}
