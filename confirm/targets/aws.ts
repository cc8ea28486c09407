import { closeClients, createClients, type Way } from '../aws/clients.ts';
import { leftUnder } from '../aws/left-under.ts';
import type { AwsScene } from '../aws/scene.ts';
import { createMask } from '../run/mask.ts';
import type { Target } from './target.ts';

const LISTING_ROUNDS = 10;

interface AwsPlace {
  readonly name: 'sandbox' | 'aws';
  readonly way: Way;
  readonly accountId: string;
  readonly urls: AwsScene['urls'];
  readonly runId: string;
  close?(): Promise<void>;
}

/**
 * Returns an AWS account as a target, so that checks can run in it. Everything that the checks make is under
 * `/mfa-demo-confirm/<run id>/`.
 */
export function awsTarget({ name, way, accountId, urls, runId, close }: AwsPlace): Target<AwsScene> {
  const path = `/mfa-demo-confirm/${runId}/`;
  const admin = createClients(way);
  const opened = [admin];
  const mask = createMask();
  mask.hide(accountId, '<account>');
  mask.hide(runId, '<run>');
  return {
    name,
    mask,
    place: `in AWS under ${path}`,
    sceneOf: async (pointId, waits, undo) => ({
      ...admin,
      ...waits,
      accountId,
      path,
      urls,
      undo,
      hide: (secret) => mask.hide(secret),
      // Names in IAM are unique in the account, whatever the path, and have at most 64 characters.
      name: (suffix) => `confirm-${runId}-${pointId.slice(0, 30)}-${suffix}`,
      as: (credentials) => {
        mask.hide(credentials.secretAccessKey);
        if (credentials.sessionToken !== undefined) mask.hide(credentials.sessionToken);
        const clients = createClients({ ...way, credentials });
        opened.push(clients);
        return clients;
      },
    }),
    left: async () => {
      // IAM may list deleted things for some seconds.
      for (let round = 1; ; round += 1) {
        const found = await leftUnder(admin.iam, path);
        if (found.length === 0 || name === 'sandbox' || round === LISTING_ROUNDS) return found;
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    },
    close: async () => {
      for (const clients of opened) closeClients(clients);
      await close?.();
    },
  };
}
