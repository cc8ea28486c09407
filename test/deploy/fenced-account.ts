import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { onTestFinished } from 'vitest';
import { type EmbeddedAws, type EmbeddedAwsOptions, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { policyFromTemplate } from './template.ts';

interface FencedAccountOptions extends EmbeddedAwsOptions {
  readonly installation?: string;
}

export const BOT_NAME = 'mfa-demo-sandbox-bot';

/** Starts an account with the policies of the CloudFormation template for one installation, and without bots. */
export async function startFencedAccount({ installation = 'sandbox', ...options }: FencedAccountOptions = {}) {
  const aws = await startEmbeddedAws({ propagationSeconds: 0, ...options });
  const admin = clientFor(aws, aws.adminKey);
  const values = { Installation: installation, 'AWS::Partition': 'aws', 'AWS::AccountId': aws.accountId };
  const create = async (logicalId: string, refs: Record<string, string> = {}) => {
    const { name, path, document } = policyFromTemplate(logicalId, { ...values, ...refs });
    const command = new CreatePolicyCommand({ PolicyName: name, Path: path, PolicyDocument: document });
    return (await admin.send(command)).Policy?.Arn ?? '';
  };
  const boundaryArn = await create('ParticipantsBoundary');
  const refs = { ParticipantsBoundary: boundaryArn };
  const botBoundaryArn = await create('BotBoundary', refs);
  const botPolicyArn = await create('BotPolicy', refs);

  const newKey = async (userName: string) => {
    const { AccessKey } = await admin.send(new CreateAccessKeyCommand({ UserName: userName }));
    return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  };
  /** Creates the user of a bot, with the boundary for bots and one attached policy. Returns its access key. */
  const newBot = async (userName: string, policyArn: string) => {
    await admin.send(
      new CreateUserCommand({ UserName: userName, Path: '/mfa-demo-bots/', PermissionsBoundary: botBoundaryArn }),
    );
    await admin.send(new AttachUserPolicyCommand({ UserName: userName, PolicyArn: policyArn }));
    return newKey(userName);
  };
  onTestFinished(async () => {
    admin.destroy();
    await aws.close();
  });
  return { aws, admin, boundaryArn, botBoundaryArn, botPolicyArn, newBot, newKey };
}

export type FencedAccount = Awaited<ReturnType<typeof startFencedAccount>>;

export function clientFor(aws: EmbeddedAws, credentials: { accessKeyId: string; secretAccessKey: string }): IAMClient {
  return new IAMClient({ region: aws.region, endpoint: aws.url, credentials, maxAttempts: 1 });
}
