import { useCallback, useEffect, useState } from 'react';
import type { Workspace } from '../../slack/person-types.ts';

const RETRY_MS = 1000;

/** Reads the workspace, again and again until the sandbox answers; `refresh` reads it anew. */
export function useWorkspace() {
  const [workspace, setWorkspace] = useState<Workspace>();
  const [isUnreachable, setUnreachable] = useState(false);
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads the workspace again
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    readWorkspace(abort.signal)
      .then((read) => {
        setWorkspace(read);
        setUnreachable(false);
      })
      .catch(() => {
        if (abort.signal.aborted) return;
        setUnreachable(true);
        timer = setTimeout(refresh, RETRY_MS);
      });
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [round, refresh]);

  return { workspace, isUnreachable, refresh };
}

async function readWorkspace(signal: AbortSignal): Promise<Workspace> {
  const response = await fetch('/_person/workspace', { signal });
  if (!response.ok) throw new Error(`The workspace answered ${response.status}`);
  return (await response.json()) as Workspace;
}
