import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { useViewer } from '../blocks/viewer.ts';
import { ShortcutMenu } from '../conversation/shortcut-menu.tsx';
import { SendIcon } from '../icons.tsx';
import type { Texts } from '../text/en.ts';
import { useTexts } from '../text/use-texts.ts';
import { complete } from './complete.ts';
import { placeName } from './place-name.ts';
import { startCommand } from './start-command.ts';
import { type Suggestion, suggest } from './suggest.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

/**
 * The unsent texts. They are kept outside the component, so that they are still there after the page has shown another
 * conversation or person.
 */
const drafts = new Map<string, string>();

interface ComposerProps {
  readonly draftKey: string;
  /** The conversation to which the text is sent. */
  readonly conversation: ScreenConversation;
  readonly workspace: Workspace;
  /** Whether the composer is in a thread, where commands do not work. */
  readonly isReply?: boolean;
  readonly onRun: (callbackId: string) => void;
  readonly onSend: (text: string) => Promise<string | undefined>;
  /** Shown below the text field. */
  readonly children?: React.ReactNode;
}

export function Composer(props: ComposerProps) {
  const { draftKey, conversation, workspace, isReply = false, onRun, onSend, children } = props;
  const texts = useTexts().composer;
  const [text, setText] = useState(drafts.get(draftKey) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const { caret, note, put } = useCaret(field);
  const listId = useId();
  const change = (next: string) => {
    drafts.set(draftKey, next);
    setText(next);
  };
  const choose = ({ text: next, caret: after = next.length, callbackId }: Suggestion) => {
    change(next);
    put(after);
    if (callbackId !== undefined) onRun(callbackId);
  };
  const suggestions = useSuggestions(useFound(text, caret, props), text, choose);

  useEffect(() => {
    // If the page shows two people, the focus must stay with the active person.
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
    // In the input of Japanese, Enter also ends a word. It must not send the text then.
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
        aria-label={isReply ? texts.reply : texts.name(placeName(conversation))}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={suggestions.isOpen}
        aria-controls={listId}
        aria-activedescendant={suggestions.active < 0 ? undefined : `${listId}-${suggestions.active}`}
        onChange={(event) => {
          note(event);
          change(event.target.value);
        }}
        onSelect={note}
        onKeyDown={onKeyDown}
      />
      {!isReply && <ShortcutMenu type="global" shortcuts={workspace.shortcuts} onRun={onRun} />}
      <button type="submit" className="send" aria-label={texts.send} disabled={text.trim() === ''}>
        <SendIcon />
      </button>
      {children}
    </form>
  );
}

/**
 * Returns the placeholder. In the app's direct message it names the start command while there are no messages, or says
 * how to find the commands if the app gets no messages from people. Elsewhere it names the conversation.
 */
function placeholderOf({ conversation, workspace, isReply = false }: ComposerProps, texts: Texts['composer']): string {
  if (isReply) return texts.reply;
  const { commands, hearsMessages } = workspace;
  const isDm = conversation.kind === 'app-dm';
  const start = startCommand(commands);
  if (isDm && conversation.messages.length === 0 && start) return texts.type(start);
  return isDm && !hearsMessages && commands.length > 0 ? texts.commandsOnly : texts.name(placeName(conversation));
}

/** Returns completions of the name before the caret, or else, outside threads, suggested commands and shortcuts. */
function useFound(text: string, caret = text.length, { workspace, isReply = false }: ComposerProps): Suggestion[] {
  const channels = useViewer().channels.map((channel) => channel.text.text);
  const words = complete(text, caret, { workspace, channels });
  return isReply || words.length > 0 ? words : suggest(text, workspace);
}

/** Returns the place of the caret, `note`, which reads it from an event, and `put`, which moves it after a render. */
function useCaret(field: RefObject<HTMLTextAreaElement | null>) {
  const [caret, setCaret] = useState<number>();
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    field.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  });
  const note = (event: React.SyntheticEvent<HTMLTextAreaElement>) => setCaret(event.currentTarget.selectionEnd);
  const put = (place: number) => {
    wanted.current = place;
    setCaret(place);
  };
  return { caret, note, put };
}
