import { CreateAccessKeyCommand, DeleteAccessKeyCommand, paginateListAccessKeys } from '@aws-sdk/client-iam';
import { ConfigError } from '../../errors.ts';
import type { DemoUser } from '../../scenario/ports/aws-account.ts';
import { Secret } from '../../scenario/secret.ts';
import { asBot, listAsBot, removeAsBot } from '../client/calls.ts';
import type { AwsClients } from '../client/clients.ts';
import { collect, namesIn } from '../client/pages.ts';
import { incomplete } from '../client/whole.ts';
import type { Belonging } from './belonging.ts';
import { isDemoUser } from './users.ts';

/**
 * Creates an access key for the demo's user. Deletes keys of interrupted tries first: AWS shows the secret of a key
 * only once.
 * @param boundaryArn the permissions boundary that the user must have
 * @param mayDiscard called before an existing key is deleted; throws when the key must stay
 * @throws ConfigError for a user of somebody else, UpstreamError while the user cannot be seen
 */
export async function issueAccessKey(
  { iam, iamOnce }: Pick<AwsClients, 'iam' | 'iamOnce'>,
  user: DemoUser,
  boundaryArn: string | undefined,
  mayDiscard: () => Promise<void> = async () => undefined,
): Promise<{ id: string; secret: Secret }> {
  const { userName } = user;
  const asked = [isDemoUser(iam, user, boundaryArn), accessKeys.list(iam, userName)] as const;
  const [isOfDemo, before] = await Promise.all(asked);
  if (!isOfDemo) throw new ConfigError(`User ${userName} does not belong to this demo and gets no access key.`);
  if (before.length > 0) await mayDiscard();
  for (const key of before) await accessKeys.remove(iam, userName, key);
  // Send this only once: if the answer is lost, a retry by the SDK would create a second key.
  const command = new CreateAccessKeyCommand({ UserName: userName });
  const { AccessKey } = await asBot('iam:CreateAccessKey', () => iamOnce.send(command));
  if (!AccessKey?.AccessKeyId || !AccessKey.SecretAccessKey) throw incomplete('the new access key');
  return { id: AccessKey.AccessKeyId, secret: new Secret(AccessKey.SecretAccessKey) };
}

export const accessKeys: Belonging = {
  kind: 'access-key',
  list(iam, userName) {
    const pages = () => paginateListAccessKeys({ client: iam }, { UserName: userName });
    const ids = () => collect(pages(), (page) => namesIn(page.AccessKeyMetadata, (key) => key.AccessKeyId));
    return listAsBot('iam:ListAccessKeys', ids);
  },
  remove(iam, userName, name) {
    const command = new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: name });
    return removeAsBot('iam:DeleteAccessKey', () => iam.send(command));
  },
};
