import { useEffect, useId, useRef, useState } from 'react';
import type { Workspace } from '../../../slack/person/types.ts';
import { SendIcon } from '../icons.tsx';
import type { Texts } from '../text/en.ts';
import { useTexts } from '../text/use-texts.ts';
import { startCommand } from './start-command.ts';
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
  readonly isDm: boolean;
  /** Whether nothing was said here yet. */
  readonly isNew: boolean;
  /** In a thread: it has no commands. */
  readonly isReply?: boolean;
  readonly onRun: (callbackId: string) => void;
  readonly onSend: (text: string) => Promise<string | undefined>;
  /** What stands below the text. */
  readonly children?: React.ReactNode;
}

export function Composer(props: ComposerProps) {
  const { draftKey, place, workspace, isReply = false, onRun, onSend, children } = props;
  const texts = useTexts().composer;
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
  const suggestions = useSuggestions(isReply ? [] : suggest(text, workspace), text, choose);

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
      <textarea
        ref={field}
        data-testid={isReply ? 'reply' : 'composer'}
        rows={Math.min(6, text.split('\n').length)}
        value={text}
        placeholder={placeholderOf(props, texts)}
        aria-label={isReply ? texts.reply : texts.name(place)}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={suggestions.isOpen}
        aria-controls={listId}
        aria-activedescendant={suggestions.active < 0 ? undefined : `${listId}-${suggestions.active}`}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="send" aria-label={texts.send} disabled={text.trim() === ''}>
        <SendIcon />
      </button>
      {children}
    </form>
  );
}

/** What can be done here: an app that reads no messages has nothing but its commands. */
function placeholderOf(
  { place, workspace, isDm, isNew, isReply = false }: ComposerProps,
  texts: Texts['composer'],
): string {
  if (isReply) return texts.reply;
  const { commands, hearsMessages } = workspace;
  const start = startCommand(commands);
  if (isDm && isNew && start) return texts.type(start);
  return isDm && !hearsMessages && commands.length > 0 ? texts.commandsOnly : texts.name(place);
}
