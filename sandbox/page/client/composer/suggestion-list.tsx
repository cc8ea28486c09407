import { useTexts } from '../text/use-texts.ts';
import type { Suggestion } from './suggest.ts';

interface SuggestionListProps {
  readonly id: string;
  readonly found: readonly Suggestion[];
  readonly isOpen: boolean;
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

export function SuggestionList({ id, found, isOpen, active, onChoose }: SuggestionListProps) {
  const { composer: texts, conversation } = useTexts();
  return (
    <div
      className="suggestions"
      id={id}
      role="listbox"
      aria-label={found.some(({ caret }) => caret !== undefined) ? texts.names : texts.commands}
      hidden={!isOpen}
    >
      {found.map((suggestion, place) => (
        <div
          key={suggestion.title}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // The composer keeps the focus and handles all keys.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(suggestion);
          }}
        >
          <span className="suggestion-title">{suggestion.title}</span>
          <span className="suggestion-description">
            {suggestion.callbackId === undefined ? suggestion.description : conversation.shortcut}
          </span>
        </div>
      ))}
      <p className="suggestions-help" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {texts.keys.choose} · <kbd>Tab</kbd> {texts.keys.complete} · <kbd>Enter</kbd>{' '}
        {texts.keys.send}
      </p>
    </div>
  );
}
