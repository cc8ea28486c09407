import { useMemo, useRef } from 'react';
import type { AwsView } from '../../../../aws/view/view-types.ts';
import { AWS_PATH } from '../../live/live-store.ts';
import { useLive } from '../../live/use-live.ts';
import { type DecidedUser, decisionsOf, documentsOf } from './decisions.ts';

/** A test user with the decisions about its calls, and the last policies that it had. */
export interface ExplainedUser extends DecidedUser {
  readonly documents: readonly object[];
}

const none: readonly object[] = [];

/**
 * Returns the decisions with the policies of each user. When a user has no policy any more, the last ones stay, because
 * the person may still be reading them.
 */
export function useDecisions(): readonly ExplainedUser[] {
  const view = useLive<AwsView>(AWS_PATH);
  const remembered = useRef(new Map<string, readonly object[]>());
  return useMemo(() => {
    if (!view) return [];
    for (const user of view.users) {
      const documents = documentsOf(user, view);
      if (documents.length > 0) remembered.current.set(user.arn, documents);
    }
    return decisionsOf(view.calls).map((user) => ({ ...user, documents: remembered.current.get(user.arn) ?? none }));
  }, [view]);
}
