import { useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * Returns state that survives its component until the page is loaded again, because another person can be shown in
 * between.
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
