import { useMemo, useRef } from 'react';
import type { AwsView } from '../../../../aws/view/view-types.ts';
import { AWS_PATH } from '../../live/live-store.ts';
import { useLive } from '../../live/use-live.ts';
import { type DecidedUser, decisionsOf, documentsOf } from './decisions.ts';

/** A decided user with the policies that were there when AWS decided. */
export interface ExplainedUser extends DecidedUser {
  readonly documents: readonly object[];
}

const none: readonly object[] = [];

/** Policies are remembered, because a demo deletes them while its results are still being read. */
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
