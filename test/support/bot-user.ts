import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { onTestFinished } from 'vitest';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';

export const BOT_USER = 'the-bot';

/** Creates an IAM user for the bot that may do everything. `deny` takes actions away, also while the bot runs. */
export async function newBotUser(aws: EmbeddedAws) {
  const admin = new IAMClient({ region: aws.region, endpoint: aws.url, credentials: aws.adminKey });
  onTestFinished(() => admin.destroy());
  /** Denies these IAM actions, and allows all others again. */
  const deny = async (...actions: string[]) => {
    const denied = actions.map((action) => `iam:${action}`);
    const Statement = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      ...(denied.length > 0 ? [{ Effect: 'Deny', Action: denied, Resource: '*' }] : []),
    ];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await admin.send(new PutUserPolicyCommand({ UserName: BOT_USER, PolicyName: 'bot', PolicyDocument }));
  };
  await admin.send(new CreateUserCommand({ UserName: BOT_USER }));
  await deny();
  const { AccessKey } = await admin.send(new CreateAccessKeyCommand({ UserName: BOT_USER }));
  const settings = {
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
  };
  return { admin, deny, settings };
}
