import { useCallback, useMemo, useSyncExternalStore } from 'react';

const PREFIX = 'story ';
const listeners = new Set<() => void>();

/**
 * Returns state of this browser tab that stays after a reload, until the sandbox is reset. All components with the same
 * key get each change.
 */
export function useStoryMemory<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const kept = useSyncExternalStore(listen, () => sessionStorage.getItem(PREFIX + key));
  const value = useMemo(() => (kept === null ? otherwise : (JSON.parse(kept) as T)), [kept, otherwise]);
  const keep = useCallback(
    (next: T) => {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [value, keep];
}

/**
 * Deletes the state of all keys after a reset of the sandbox. The caller must load the page again, because components
 * are not notified.
 */
export function forgetStory(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}
