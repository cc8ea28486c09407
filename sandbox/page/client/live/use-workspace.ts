import { useCallback, useEffect, useState } from 'react';
import { readWorkspace } from '../../../slack/person/client.ts';
import type { Workspace } from '../../../slack/person/types.ts';

const RETRY_MS = 1000;

/** Reads the workspace, and retries every second until the sandbox answers. `refresh` reads it again. */
export function useWorkspace() {
  const [workspace, setWorkspace] = useState<Workspace>();
  const [isUnreachable, setUnreachable] = useState(false);
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads the workspace again
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    readWorkspace('')
      .then((read) => {
        if (isOver) return;
        setWorkspace(read);
        setUnreachable(false);
      })
      .catch(() => {
        if (isOver) return;
        setUnreachable(true);
        timer = setTimeout(refresh, RETRY_MS);
      });
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [round, refresh]);

  return { workspace, isUnreachable, refresh };
}
