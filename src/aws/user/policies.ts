import {
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  type IAMClient,
  PutUserPolicyCommand,
  paginateListAttachedUserPolicies,
  paginateListUserPolicies,
} from '@aws-sdk/client-iam';
import { asBot, listAsBot, removeAsBot } from '../client/calls.ts';
import { collect, namesIn } from '../client/pages.ts';
import { refusedPolicies } from '../client/refused-policies.ts';
import type { Belonging } from './belonging.ts';

/**
 * Puts an inline policy on the user, or replaces it.
 * @throws UserError if IAM refuses the document
 */
export async function putInlinePolicy(
  iam: IAMClient,
  userName: string,
  policyName: string,
  document: object,
): Promise<void> {
  const PolicyDocument = JSON.stringify(document);
  const command = new PutUserPolicyCommand({ UserName: userName, PolicyName: policyName, PolicyDocument });
  await asBot('iam:PutUserPolicy', () => iam.send(command), ...refusedPolicies);
}

export const inlinePolicies: Belonging = {
  kind: 'inline-policy',
  list(iam, userName) {
    const pages = () => paginateListUserPolicies({ client: iam }, { UserName: userName });
    const names = () => collect(pages(), (page) => namesIn(page.PolicyNames, (name) => name));
    return listAsBot('iam:ListUserPolicies', names);
  },
  remove(iam, userName, name) {
    const command = new DeleteUserPolicyCommand({ UserName: userName, PolicyName: name });
    return removeAsBot('iam:DeleteUserPolicy', () => iam.send(command));
  },
};

/** Attached policies. Their names are ARNs, because two policies may have the same name. */
export const attachedPolicies: Belonging = {
  kind: 'attached-policy',
  list(iam, userName) {
    const pages = () => paginateListAttachedUserPolicies({ client: iam }, { UserName: userName });
    const arns = () => collect(pages(), (page) => namesIn(page.AttachedPolicies, (policy) => policy.PolicyArn));
    return listAsBot('iam:ListAttachedUserPolicies', arns);
  },
  remove(iam, userName, name) {
    const command = new DetachUserPolicyCommand({ UserName: userName, PolicyArn: name });
    return removeAsBot('iam:DetachUserPolicy', () => iam.send(command));
  },
};
