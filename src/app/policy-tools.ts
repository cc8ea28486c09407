import type { AwsSettings } from '../aws/client/clients.ts';
import type { PolicyTools } from '../policy-check/real-try.ts';
import type { Simulator } from '../policy-check/simulator.ts';
import { pathOf } from '../scenario/naming.ts';
import type { AwsAccount } from '../scenario/ports/aws-account.ts';

/**
 * Returns the tools for checking policies. Policies can be tried in AWS if demos have a permissions boundary and the
 * bot may make roles.
 */
export function policyTools(
  aws: Pick<AwsAccount, 'mayHaveRoles'> & { readonly simulator: Simulator },
  { permissionsBoundaryArn }: Pick<AwsSettings, 'permissionsBoundaryArn'>,
  installation: string,
): PolicyTools {
  return {
    simulator: aws.simulator,
    whyNoTries: async () => {
      if (permissionsBoundaryArn === undefined) return 'no-boundary';
      return (await aws.mayHaveRoles(pathOf(installation))) ? undefined : 'no-roles';
    },
  };
}
