import { useState } from 'react';

const kept = new Map<string, unknown>();

/** State that outlives what shows it, until the page is loaded again: another person may be looked at in between. */
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
