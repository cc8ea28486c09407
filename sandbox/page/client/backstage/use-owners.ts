import { useEffect } from 'react';
import type { AwsUserView, AwsView } from '../../../aws/view/view-types.ts';
import type { Persona } from '../../../slack/person/types.ts';
import { AWS_PATH } from '../live/live-store.ts';
import { useLive } from '../live/use-live.ts';
import type { Screens } from '../live/use-screens.ts';
import { useStoryMemory } from '../story-memory.ts';
import { isUserOfTheBot } from './bot-calls.ts';
import { ownerOf } from './owners.ts';

/** Returns the first name of the person who owns an IAM user or MFA device with this name, if it is known. */
export type OwnerNames = (resourceName: string) => string | undefined;

const nobody: Readonly<Record<string, string>> = {};
const none: readonly AwsUserView[] = [];

/**
 * Finds the owners of test users and remembers them, because the message that names a user can be deleted before the
 * user.
 */
export function useOwners(personas: readonly Persona[], screens: Screens): OwnerNames {
  const users = useLive<AwsView>(AWS_PATH)?.users ?? none;
  const [owners, keep] = useStoryMemory('owners', nobody);
  useEffect(() => {
    const isNew = (user: AwsUserView) => !isUserOfTheBot(user) && !(user.userName in owners);
    const found = users.filter(isNew).flatMap((user) => {
      const owner = ownerOf(user, screens);
      return owner === undefined ? [] : [[user.userName, owner] as const];
    });
    if (found.length > 0) keep({ ...owners, ...Object.fromEntries(found) });
  }, [users, screens, owners, keep]);
  return (resourceName) => {
    const owner = personas.find(({ userId }) => userId === owners[resourceName]);
    return owner?.name.split(' ')[0];
  };
}
