import { useCallback, useSyncExternalStore } from 'react';

export type HintName = 'scan' | 'enter';

const KEY = 'hints seen';
const listeners = new Set<() => void>();

/** Returns whether the person has not dismissed the hint in this browser yet, and a function that dismisses it. */
export function useHints(name: HintName) {
  const isOpen = useSyncExternalStore(listen, () => !seen().includes(name));
  const putAway = useCallback(() => {
    if (seen().includes(name)) return;
    localStorage.setItem(KEY, [...seen(), name].join(' '));
    for (const listener of listeners) listener();
  }, [name]);
  return { isOpen, putAway };
}

function seen(): readonly string[] {
  return (localStorage.getItem(KEY) ?? '').split(' ');
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}
