import { useState } from 'react';
import type { Screen, ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import type { PersonActions } from '../live/person-actions.ts';
import { Composer } from './composer.tsx';
import { Home } from './home.tsx';
import { isLinkToMessageOf } from './message-link.ts';
import { MessageList } from './message-list.tsx';

interface ConversationProps {
  readonly workspace: Workspace;
  readonly screen: Screen;
  readonly conversation: ScreenConversation;
  readonly isBehindModal: boolean;
  readonly actions: PersonActions;
}

/** One conversation: its name, its messages, and the place to write. */
export function Conversation({ workspace, screen, conversation, isBehindModal, actions }: ConversationProps) {
  const [isHomeOpen, setHomeOpen] = useState(false);
  const isDm = conversation.kind === 'app-dm';
  const hasHome = isDm && (workspace.hasHome === true || screen.home !== null);
  const title = isDm ? conversation.name : `# ${conversation.name}`;
  return (
    // Slack's app follows a link to one of its messages by itself; so does this page, from the Home to the messages.
    <section
      className="conversation"
      aria-label={title}
      inert={isBehindModal}
      onClickCapture={(event) => {
        if (!isLinkToMessageOf(conversation.channelId, event.target)) return;
        event.preventDefault();
        setHomeOpen(false);
      }}
    >
      <div className="conversation-head">
        {isDm && <Avatar name={conversation.name} isApp />}
        <h2>{title}</h2>
        {isDm && <span className="app-badge">App</span>}
        {hasHome && (
          <button
            type="button"
            className="home-switch"
            aria-pressed={isHomeOpen}
            onClick={() => {
              setHomeOpen(!isHomeOpen);
              if (!isHomeOpen) void actions.opensHome();
            }}
          >
            Home
          </button>
        )}
      </div>
      {hasHome && isHomeOpen ? (
        <Home home={screen.home} locale={screen.me.locale} actions={actions} />
      ) : (
        <>
          <MessageList workspace={workspace} screen={screen} conversation={conversation} actions={actions} />
          <Composer
            draftKey={`${screen.me.userId} ${conversation.channelId}`}
            place={isDm ? conversation.name : `#${conversation.name}`}
            workspace={workspace}
            onRun={(callbackId) => void actions.runs({ callbackId })}
            isNew={isDm ? conversation.messages.length === 0 : undefined}
            onSend={(text) => actions.types(conversation.channelId, text)}
          />
        </>
      )}
    </section>
  );
}
