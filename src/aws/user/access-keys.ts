import { CreateAccessKeyCommand, DeleteAccessKeyCommand, paginateListAccessKeys } from '@aws-sdk/client-iam';
import { ConfigError } from '../../errors.ts';
import { Secret } from '../../scenario/secret.ts';
import { asBot, listAsBot, removeAsBot } from '../client/calls.ts';
import type { AwsClients } from '../client/clients.ts';
import { collect } from '../client/pages.ts';
import type { Belonging } from './belonging.ts';
import { isDemoUser } from './users.ts';

/**
 * AWS shows the secret of a key once: a key from an interrupted try is of no use to anybody.
 * @throws ConfigError for a stranger's user, UpstreamError while the user cannot be seen
 */
export async function issueAccessKey(
  { iam, iamOnce }: Pick<AwsClients, 'iam' | 'iamOnce'>,
  userName: string,
  mayDiscard: () => Promise<void> = async () => undefined,
): Promise<{ id: string; secret: Secret }> {
  if (!(await isDemoUser(iam, userName))) {
    throw new ConfigError(`User ${userName} is not of this demo; it gets no access key.`);
  }
  const before = await accessKeys.list(iam, userName);
  if (before.length > 0) await mayDiscard();
  for (const key of before) await accessKeys.remove(iam, userName, key);
  // Sent once: a retry inside the SDK could make a second key after a first one whose answer was lost.
  const command = new CreateAccessKeyCommand({ UserName: userName });
  const { AccessKey } = await asBot('iam:CreateAccessKey', () => iamOnce.send(command));
  if (!AccessKey?.AccessKeyId || !AccessKey.SecretAccessKey)
    throw new Error('AWS issued an access key without its parts.');
  return { id: AccessKey.AccessKeyId, secret: new Secret(AccessKey.SecretAccessKey) };
}

export const accessKeys: Belonging = {
  kind: 'access-key',
  list(iam, userName) {
    const pages = () => paginateListAccessKeys({ client: iam }, { UserName: userName });
    const ids = () => collect(pages(), (page) => page.AccessKeyMetadata?.map((key) => key.AccessKeyId ?? ''));
    return listAsBot('iam:ListAccessKeys', ids);
  },
  remove(iam, userName, name) {
    const command = new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: name });
    return removeAsBot('iam:DeleteAccessKey', () => iam.send(command));
  },
};
