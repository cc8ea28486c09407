import { startEmbeddedAws } from '../aws/start.ts';
import type { Running, SandboxFlags } from './flags.ts';

/**
 * Starts the embedded AWS alone, for tools of other projects.
 * @throws Error if the port is taken
 */
export async function startOnlyAws(flags: SandboxFlags): Promise<Running> {
  const aws = await startEmbeddedAws({
    port: flags.awsPort,
    accountId: flags.account,
    adminKey: flags.adminKey,
    propagationSeconds: flags.propagation,
    throttlePerSecond: flags.throttle,
    buckets: flags.buckets,
  });
  const words = [
    `IAM, STS and S3 of account ${aws.accountId} are at ${aws.url}. Nothing here is real AWS; Ctrl+C ends it.`,
    `Reset, seed, faults, clock, throttling and call log: curl ${aws.url}/_sandbox/`,
    '',
  ];
  return { env: aws.env, words: words.join('\n'), stop: () => aws.close() };
}
