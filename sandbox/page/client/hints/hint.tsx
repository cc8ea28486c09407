import { useEffect } from 'react';
import { type HintName, useHints } from './use-hints.ts';

interface HintProps {
  readonly name: HintName;
  /** Whether it would help now. */
  readonly isDue: boolean;
  /** Whether the person has done it: then it is not needed any more. */
  readonly isDone: boolean;
  readonly children: React.ReactNode;
}

/** Tells a newcomer what to do at the very control. Once put away, or followed, it does not come back. */
export function Hint({ name, isDue, isDone, children }: HintProps) {
  const { isOpen, putAway } = useHints(name);
  useEffect(() => {
    if (isDone) putAway();
  }, [isDone, putAway]);
  if (!isOpen || !isDue || isDone) return null;
  return (
    <div className={`hint hint-${name}`} role="note" data-testid={`hint-${name}`}>
      <p>{children}</p>
      <button type="button" onClick={putAway}>
        Got it
      </button>
    </div>
  );
}
