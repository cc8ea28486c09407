import { useEffect, useId, useRef, useState } from 'react';
import type { Workspace } from '../../../slack/person/types.ts';
import { Hint } from '../hints/hint.tsx';
import { SendIcon } from '../icons.tsx';
import { type Suggestion, suggest } from './suggest.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

/** Drafts outlive the composer: another conversation or person may be looked at in between. */
const drafts = new Map<string, string>();

interface ComposerProps {
  readonly draftKey: string;
  /** Where the text goes: `MFA Demo` or `#general`. */
  readonly place: string;
  readonly workspace: Workspace;
  /** Whether nothing was said here yet; absent where a newcomer need not write. */
  readonly isNew: boolean | undefined;
  readonly onRun: (callbackId: string) => void;
  readonly onSend: (text: string) => Promise<string | undefined>;
}

export function Composer({ draftKey, place, workspace, isNew, onRun, onSend }: ComposerProps) {
  const [text, setText] = useState(drafts.get(draftKey) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const change = (next: string) => {
    drafts.set(draftKey, next);
    setText(next);
  };
  const choose = ({ text: next, callbackId }: Suggestion) => {
    change(next);
    if (callbackId !== undefined) onRun(callbackId);
  };
  const suggestions = useSuggestions(suggest(text, workspace), text, choose);

  useEffect(() => {
    // Of two people side by side, the one in use keeps the focus.
    if (field.current?.closest('[data-active]')) field.current.focus();
  }, []);

  const send = async () => {
    const sent = text.trim();
    if (sent === '') return;
    change('');
    const trouble = await onSend(sent);
    if (trouble) change(sent);
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    // Enter also ends a Japanese word: that is not "send".
    if (event.nativeEvent.isComposing) return;
    if (suggestions.handleKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SuggestionList
        {...suggestions}
        id={listId}
        onChoose={(chosen) => {
          choose(chosen);
          field.current?.focus();
        }}
      />
      {isNew !== undefined && (
        <Hint name="type" isDue={text === ''} isDone={!isNew}>
          Start here: write to the app, or type <kbd>/</kbd> to see its commands.
        </Hint>
      )}
      <textarea
        ref={field}
        data-testid="composer"
        rows={Math.min(6, text.split('\n').length)}
        value={text}
        placeholder={`Message ${place}`}
        aria-label={`Message ${place}`}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={suggestions.isOpen}
        aria-controls={listId}
        aria-activedescendant={suggestions.active < 0 ? undefined : `${listId}-${suggestions.active}`}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="send" aria-label="Send" disabled={text.trim() === ''}>
        <SendIcon />
      </button>
    </form>
  );
}
