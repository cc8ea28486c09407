import { useEffect, useState } from 'react';

/** Returns the epoch milliseconds, updated at the start of every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 1000 - (Date.now() % 1000));
    return () => clearTimeout(timer);
  });
  return now;
}
