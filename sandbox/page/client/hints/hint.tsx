import { useEffect } from 'react';
import { Sentence } from '../text/sentence.tsx';
import { useTexts } from '../text/use-texts.ts';
import { type HintName, useHints } from './use-hints.ts';

interface HintProps {
  readonly name: HintName;
  readonly text: string;
  /** Whether the hint is useful now. */
  readonly isDue: boolean;
  /** Whether the person has already done what the hint says. */
  readonly isDone: boolean;
}

/** A hint beside a control for a first visit. It does not come back after the person dismisses or follows it. */
export function Hint({ name, text, isDue, isDone }: HintProps) {
  const texts = useTexts().hint;
  const { isOpen, putAway } = useHints(name);
  useEffect(() => {
    if (isDone) putAway();
  }, [isDone, putAway]);
  if (!isOpen || !isDue || isDone) return null;
  return (
    <div className={`hint hint-${name}`} role="note" data-testid={`hint-${name}`}>
      <p>
        <Sentence text={text} />
      </p>
      <button type="button" onClick={putAway}>
        {texts.gotIt}
      </button>
    </div>
  );
}
