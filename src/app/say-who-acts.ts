import type { Config } from '../config.ts';
import type { Logger } from '../observability/logger.ts';
import type { AwsAccount } from '../scenario/ports/aws-account.ts';

/** Logs the bot's identity in AWS and the main settings of its calls to AWS. Never throws. */
export async function sayWhoActs(
  aws: Pick<AwsAccount, 'whoAmI'>,
  { region, credentials, proxies, usesFips, usesDualStack }: Config['aws'],
  logger: Logger,
): Promise<void> {
  const source = credentials === undefined ? "the SDK's own chain" : 'AWS_ACCESS_KEY_ID';
  const about = { region, credentials: source, throughProxy: proxies !== undefined, usesFips, usesDualStack };
  try {
    const { arn, accountId } = await aws.whoAmI();
    logger.info({ arn, accountId, ...about }, `acts as ${arn} in account ${accountId}, region ${region}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    logger.error(
      { reason, ...about },
      'AWS did not answer or did not accept the bot when it started; until AWS accepts it, demos fail',
    );
  }
}
