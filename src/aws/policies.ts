import {
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  type IAMClient,
  PutUserPolicyCommand,
  paginateListAttachedUserPolicies,
  paginateListUserPolicies,
} from '@aws-sdk/client-iam';
import type { Belonging } from './belonging.ts';
import { asBot, on } from './errors.ts';
import { collect } from './pages.ts';

export async function putInlinePolicy(
  iam: IAMClient,
  userName: string,
  policyName: string,
  document: object,
): Promise<void> {
  const PolicyDocument = JSON.stringify(document);
  const command = new PutUserPolicyCommand({ UserName: userName, PolicyName: policyName, PolicyDocument });
  await asBot('iam:PutUserPolicy', () => iam.send(command));
}

export const inlinePolicies: Belonging = {
  kind: 'inline-policy',
  list(iam, userName) {
    const pages = () => paginateListUserPolicies({ client: iam }, { UserName: userName });
    const names = () => collect(pages(), (page) => page.PolicyNames);
    return asBot(
      'iam:ListUserPolicies',
      names,
      on('NoSuchEntity', () => []),
    );
  },
  remove(iam, userName, name) {
    const command = new DeleteUserPolicyCommand({ UserName: userName, PolicyName: name });
    const remove = () => iam.send(command).then(() => undefined);
    return asBot<void>(
      'iam:DeleteUserPolicy',
      remove,
      on('NoSuchEntity', () => undefined),
    );
  },
};

/** Named by ARN: two policies may have the same name. */
export const attachedPolicies: Belonging = {
  kind: 'attached-policy',
  list(iam, userName) {
    const pages = () => paginateListAttachedUserPolicies({ client: iam }, { UserName: userName });
    const arns = () => collect(pages(), (page) => page.AttachedPolicies?.map((policy) => policy.PolicyArn ?? ''));
    return asBot(
      'iam:ListAttachedUserPolicies',
      arns,
      on('NoSuchEntity', () => []),
    );
  },
  remove(iam, userName, name) {
    const command = new DetachUserPolicyCommand({ UserName: userName, PolicyArn: name });
    const remove = () => iam.send(command).then(() => undefined);
    return asBot<void>(
      'iam:DetachUserPolicy',
      remove,
      on('NoSuchEntity', () => undefined),
    );
  },
};
