import { useEffect } from 'react';
import { Sentence } from '../text/sentence.tsx';
import { useTexts } from '../text/use-texts.ts';
import { type HintName, useHints } from './use-hints.ts';

interface HintProps {
  readonly name: HintName;
  readonly text: string;
  /** Whether it would help now. */
  readonly isDue: boolean;
  /** Whether the person has done it: then it is not needed any more. */
  readonly isDone: boolean;
}

/** Tells a newcomer what to do at the very control. Once put away, or followed, it does not come back. */
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
