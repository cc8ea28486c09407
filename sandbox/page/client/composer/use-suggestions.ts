import { useState } from 'react';
import type { Suggestion } from './suggest.ts';

/** Handles arrow keys, Tab, Enter and Esc for the list of suggestions. `active` is -1 if Enter chooses none. */
export function useSuggestions(found: readonly Suggestion[], typed: string, onChoose: (chosen: Suggestion) => void) {
  const [picked, setPicked] = useState({ typed, place: -1 });
  const [closedAt, setClosedAt] = useState<string>();
  const isComplete = found.some(({ text }) => text.trim() === typed.trim());
  const isOpen = found.length > 0 && closedAt !== typed;
  const isWord = found.some(({ caret }) => caret !== undefined);
  // Enter completes an unfinished name or command. After that Enter sends, unless the person has picked a suggestion.
  const unpicked = isComplete || (typed.includes(' ') && !isWord) ? -1 : 0;
  const active = isOpen ? (picked.typed === typed && picked.place >= 0 ? picked.place : unpicked) : -1;

  const move = (by: number) => {
    const place = (active + by + found.length) % found.length;
    setPicked({ typed, place: active < 0 && by < 0 ? found.length - 1 : place });
  };

  const choose = (place: number) => {
    const chosen = found[place];
    if (chosen) onChoose(chosen);
    return chosen !== undefined;
  };

  const act = (key: string): boolean => {
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Escape') setClosedAt(typed);
    else if (key === 'Tab') return choose(Math.max(active, 0));
    else if (key === 'Enter') return choose(active);
    else return false;
    return true;
  };

  /** Returns whether the list has used the key. */
  const handleKey = (event: React.KeyboardEvent): boolean => {
    if (!isOpen || event.shiftKey || !act(event.key)) return false;
    event.preventDefault();
    return true;
  };

  return { found, isOpen, active, handleKey };
}
