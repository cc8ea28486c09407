import { ListPoliciesCommand } from '@aws-sdk/client-iam';
import { makePolicy } from '../../../aws/make-policy.ts';
import { makeUser } from '../../../aws/make-user.ts';
import { allow } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';

export const policiesInUse: AwsPoint = {
  id: 'policies-in-use',
  service: 'aws',
  statement:
    '`ListPolicies` counts a policy that is only a boundary as attached (`OnlyAttached`), and an unused policy as a permissions policy (`PolicyUsageFilter`).',
  where: ['sandbox/aws/iam/policies/managed-policies.ts'],
  check: async (scene) => {
    const boundary = await makePolicy(scene, 'boundary', [allow('s3:ListAllMyBuckets')]);
    const unused = await makePolicy(scene, 'unused', [allow('s3:ListAllMyBuckets')]);
    await makeUser(scene, 'user', boundary);
    const list = async (filter: { OnlyAttached: true } | { PolicyUsageFilter: 'PermissionsPolicy' }) => {
      const answer = await scene.iam.send(
        new ListPoliciesCommand({ Scope: 'Local', PathPrefix: scene.path, ...filter }),
      );
      return { arns: (answer.Policies ?? []).map(({ Arn }) => Arn), requestId: answer.$metadata.requestId };
    };
    // Lists may lack a new policy for some seconds.
    const attached = await scene.until(20, async () => {
      const found = await list({ OnlyAttached: true });
      return found.arns.includes(boundary) ? found : undefined;
    });
    const permissions = await list({ PolicyUsageFilter: 'PermissionsPolicy' });
    const isListed = permissions.arns.includes(unused);
    const saw = `The boundary is ${attached ? '' : 'not '}listed as attached; the unused policy is ${isListed ? '' : 'not '}listed as a permissions policy.`;
    return verdict(attached !== undefined && isListed, saw, permissions.requestId);
  },
};
