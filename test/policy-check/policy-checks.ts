import { beforeAll, onTestFinished } from 'vitest';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createAwsSimulator } from '../../src/aws/simulator.ts';
import { checkPolicy } from '../../src/policy-check/check-policy.ts';
import type { ContextEntry } from '../../src/policy-check/identities.ts';
import { readPolicy } from '../../src/policy-check/read-policy.ts';

const LISTING = { action: 's3:ListAllMyBuckets', resource: '*' };

/** Starts an embedded AWS for all tests of a file. Its simulator checks their policies. */
export function policyChecks() {
  let aws: EmbeddedAws;
  beforeAll(async () => {
    aws = await startEmbeddedAws({ propagationSeconds: 0 });
    return () => aws.close();
  });
  return {
    /** Returns the calls that AWS has received. */
    calls: () => aws.view().calls,
    /** Checks a policy. @throws Error with the problems of a policy that cannot be read */
    checked: (policy: object, question = LISTING, extra: readonly ContextEntry[] = []) => {
      const simulator = createAwsSimulator({ region: aws.region, endpoint: aws.url, credentials: aws.adminKey });
      onTestFinished(() => simulator.close());
      const read = readPolicy(JSON.stringify(policy, null, 2));
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      return checkPolicy(simulator, read, question, extra);
    },
  };
}
