import { useState } from 'react';
import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import { startCommand } from '../composer/start-command.ts';
import { Sentence } from '../text/sentence.tsx';
import { useTexts } from '../text/use-texts.ts';
import { traits } from '../traits.ts';
import { isReadOnly } from './read-only.tsx';

interface EmptyConversationProps {
  readonly workspace: Workspace;
  readonly conversation: ScreenConversation;
  /** Sends a text for the person. */
  readonly onSend: (text: string) => Promise<unknown>;
}

/**
 * The introduction in an empty conversation. In the direct message with the app, a button sends the command that starts
 * the app; if there is none, each command has a button.
 */
export function EmptyConversation({ workspace, conversation, onSend }: EmptyConversationProps) {
  const texts = useTexts();
  if (conversation.kind === 'channel') {
    return (
      <div className="empty">
        <h3># {conversation.name}</h3>
        <p>{traits.isOurBot ? texts.conversation.emptyChannel : texts.conversation.empty}</p>
      </div>
    );
  }
  return (
    <div className="empty">
      <Avatar name={conversation.name} isApp />
      <h3>{texts.conversation.emptyDm(conversation.name)}</h3>
      {traits.hasAws && <p>{texts.start.about}</p>}
      {!isReadOnly(workspace, conversation) && <WaysToStart workspace={workspace} onSend={onSend} />}
    </div>
  );
}

function WaysToStart({ workspace, onSend }: Pick<EmptyConversationProps, 'workspace' | 'onSend'>) {
  const texts = useTexts().start;
  const { commands, hearsMessages } = workspace;
  const command = startCommand(commands);
  if (command) {
    return (
      <>
        <SendButton text={command} look="start" onSend={onSend}>
          {traits.hasAws ? texts.button : command}
        </SendButton>
        <p className="soft">
          <Sentence text={texts.orType(command)} />
        </p>
      </>
    );
  }
  return (
    <>
      {commands.length === 0 && !hearsMessages && <p>{texts.nothing}</p>}
      {commands.length > 0 && (
        <ul className="chips" aria-label={texts.commands}>
          {commands.map((one) => (
            <li key={one.command}>
              <SendButton text={one.command} look="chip" onSend={onSend}>
                {one.command}
              </SendButton>
              <span className="soft">{one.description}</span>
            </li>
          ))}
        </ul>
      )}
      {hearsMessages && <p>{texts.orWrite}</p>}
    </>
  );
}

interface SendButtonProps {
  readonly text: string;
  readonly look: 'start' | 'chip';
  readonly onSend: (text: string) => Promise<unknown>;
  readonly children: string;
}

/**
 * A button that sends a text. It is disabled while the text is being sent. It disappears with the first message, so it
 * moves the focus to the composer.
 */
function SendButton({ text, look, onSend, children }: SendButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await onSend(text);
    setBusy(false);
  };
  return (
    <button
      type="button"
      className={`${look}-button`}
      data-testid={look}
      aria-busy={isBusy}
      disabled={isBusy}
      onClick={({ currentTarget }) => {
        currentTarget.closest('.conversation')?.querySelector<HTMLElement>('.composer textarea')?.focus();
        void send();
      }}
    >
      {children}
    </button>
  );
}
