import type { Screen, ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import type { PersonActions } from '../live/person-actions.ts';
import { useTexts } from '../text/use-texts.ts';
import { inConversation } from '../thread/threads.ts';
import { EmptyConversation } from './empty-conversation.tsx';
import { follows } from './follows.ts';
import { Message } from './message.tsx';
import { NoticeList } from './notice-list.tsx';
import { useStickToBottom } from './use-stick-to-bottom.ts';

interface MessageListProps {
  readonly workspace: Workspace;
  readonly screen: Screen;
  readonly conversation: ScreenConversation;
  readonly actions: PersonActions;
  /** Opens the thread of the message with this timestamp. */
  readonly onThread: (ts: string) => void;
}

/** The messages, newest at the bottom. The list stays scrolled to the bottom until the person scrolls up. */
export function MessageList({ workspace, screen, conversation, actions, onThread }: MessageListProps) {
  const { scroller, content, isAway, goToBottom } = useStickToBottom();
  const { channelId } = conversation;
  const messages = inConversation(conversation.messages);
  const texts = useTexts().conversation;
  return (
    <div className="messages-place">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard */}
      <div className="messages" ref={scroller} tabIndex={0} role="log" aria-label={texts.messages} aria-live="polite">
        <div className="messages-content" ref={content} lang={screen.me.locale}>
          {messages.length === 0 && (
            <EmptyConversation
              workspace={workspace}
              conversation={conversation}
              onSend={(text) => actions.types(channelId, text)}
            />
          )}
          {messages.map((message, place) => (
            <Message
              key={`${message.ts} ${message.isEphemeral}`}
              shortcuts={workspace.shortcuts}
              message={message}
              channelId={channelId}
              actions={actions}
              onThread={onThread}
              isFollowing={follows(message, messages[place - 1])}
            />
          ))}
          <NoticeList notices={screen.notices.filter((notice) => (notice.channelId ?? channelId) === channelId)} />
        </div>
      </div>
      {isAway && (
        <button type="button" className="to-bottom" onClick={goToBottom}>
          {texts.latest}
        </button>
      )}
    </div>
  );
}
