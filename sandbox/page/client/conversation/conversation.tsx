import { useEffect, useRef } from 'react';
import type { Screen, ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import { Composer } from '../composer/composer.tsx';
import type { PersonActions } from '../live/person-actions.ts';
import { useTexts } from '../text/use-texts.ts';
import { ThreadPanel } from '../thread/thread-panel.tsx';
import { useThread } from '../thread/use-thread.ts';
import { ConversationTabs } from './conversation-tabs.tsx';
import { Home } from './home.tsx';
import { MessageList } from './message-list.tsx';
import { isReadOnly, ReadOnly } from './read-only.tsx';

interface ConversationProps {
  readonly workspace: Workspace;
  readonly screen: Screen;
  readonly conversation: ScreenConversation;
  readonly isBehindModal: boolean;
  readonly isHomeOpen: boolean;
  readonly hasNews: boolean;
  readonly onHome: (isOpen: boolean) => void;
  readonly actions: PersonActions;
}

/** One conversation: its name, its messages, the composer, and the Home of the app if it has one. */
export function Conversation(props: ConversationProps) {
  const { workspace, screen, conversation, isBehindModal, isHomeOpen, hasNews, onHome, actions } = props;
  const texts = useTexts().conversation;
  const isDm = conversation.kind === 'app-dm';
  const hasHome = isDm && (workspace.hasHome === true || screen.home !== null);
  const title = isDm ? conversation.name : `# ${conversation.name}`;
  const hasMessages = !isDm || workspace.messagesTab !== 'off';
  const isHomeShown = isHomeOpen || !hasMessages;
  useHomeAlone(hasHome && !hasMessages, actions);
  const messages = hasMessages ? <Messages {...props} /> : <p className="empty soft">{texts.noMessagesTab}</p>;
  return (
    <section className="conversation" aria-label={title} inert={isBehindModal}>
      <div className="conversation-head" data-tabs={hasHome || undefined}>
        {isDm && <Avatar name={conversation.name} isApp />}
        <h2>{title}</h2>
        {isDm && <span className="app-badge">{texts.appBadge}</span>}
      </div>
      {hasHome ? (
        <ConversationTabs isHomeOpen={isHomeShown} hasMessages={hasMessages} hasNews={hasNews} onHome={onHome}>
          {isHomeShown ? <Home home={screen.home} locale={screen.me.locale} actions={actions} /> : messages}
        </ConversationTabs>
      ) : (
        messages
      )}
    </section>
  );
}

/** Tells Slack that the Home is open if it is the only tab: there is no tab that the person could click. */
function useHomeAlone(isAlone: boolean, actions: PersonActions): void {
  useEffect(() => {
    if (isAlone) void actions.opensHome('home');
  }, [isAlone, actions]);
}

function Messages({ workspace, screen, conversation, actions }: ConversationProps) {
  const body = useRef<HTMLDivElement>(null);
  const { thread, open, close } = useThread(conversation, body);
  const inBoth = { workspace, screen, conversation, actions };
  return (
    <div className="conversation-body" ref={body} data-thread={thread.length > 0 || undefined}>
      <div className="conversation-main">
        <MessageList {...inBoth} onThread={open} />
        {isReadOnly(workspace, conversation) ? (
          <ReadOnly />
        ) : (
          <Composer
            draftKey={`${screen.me.userId} ${conversation.channelId}`}
            conversation={conversation}
            workspace={workspace}
            onRun={(callbackId) => void actions.runs({ callbackId })}
            onSend={(text) => actions.types(conversation.channelId, text)}
          />
        )}
      </div>
      {thread.length > 0 && <ThreadPanel {...inBoth} messages={thread} onClose={close} />}
    </div>
  );
}
