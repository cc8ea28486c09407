import { useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * Returns state that stays when its component is removed, for example because the page shows another person. It is lost
 * when the page is loaded again.
 */
export function useKept<T>(key: string, initial: T): [T, (change: (before: T) => T) => void] {
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const keep = (change: (before: T) => T) =>
    setValue((before) => {
      const next = change(before);
      kept.set(key, next);
      return next;
    });
  return [value, keep];
}
