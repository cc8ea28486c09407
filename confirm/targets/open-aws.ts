import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type EmbeddedAwsOptions, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { UsageError } from '../../sandbox/cli/run-program.ts';
import type { Way } from '../aws/clients.ts';
import type { AwsScene } from '../aws/scene.ts';
import { awsTarget } from './aws.ts';
import type { Target } from './target.ts';

/** Starts an embedded AWS for one run. As in many real accounts, the root user has a virtual MFA device. */
export async function openSandboxAws(runId: string, options: EmbeddedAwsOptions = {}): Promise<Target<AwsScene>> {
  const aws = await startEmbeddedAws(options);
  const { accountId, region, url, adminKey: credentials } = aws;
  await aws.seed({ rootMfaDevices: [{}] });
  const way = { region, endpoint: url, credentials };
  const urls = { iam: `${url}/`, sts: `${url}/`, s3: `${url}/` };
  return awsTarget({ name: 'sandbox', way, accountId, urls, runId, close: aws.close });
}

/** The real AWS, used with the credentials of the environment. */
interface RealAws {
  /** The twelve digits of the intended account. */
  readonly accountId: string;
  readonly region: string;
  /** For tests: another address and other credentials. */
  readonly way?: Omit<Way, 'region'>;
}

/**
 * Opens the real AWS for one run.
 * @throws UsageError unless the credentials belong to the intended account
 */
export async function openRealAws(runId: string, { accountId, region, way = {} }: RealAws): Promise<Target<AwsScene>> {
  const found = await accountOf({ region, ...way });
  if (found !== accountId)
    throw new UsageError(
      `The credentials belong to account ${found}, but --account is ${accountId}. Nothing was done.`,
    );
  const urls = {
    iam: 'https://iam.amazonaws.com/',
    sts: `https://sts.${region}.amazonaws.com/`,
    s3: `https://s3.${region}.amazonaws.com/`,
  };
  return awsTarget({ name: 'aws', way: { region, ...way }, accountId, urls, runId });
}

async function accountOf(way: Way): Promise<string> {
  const sts = new STSClient(way);
  try {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    return Account ?? 'unknown';
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new UsageError(`I could not find out the AWS account of the credentials in the environment (${why}).`);
  } finally {
    sts.destroy();
  }
}
