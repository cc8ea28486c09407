import type { ScreenConversation } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import { useTexts } from '../text/use-texts.ts';

interface ConversationListProps {
  readonly title: string;
  readonly conversations: readonly ScreenConversation[];
  readonly openChannelId: string | undefined;
  readonly unread: ReadonlySet<string>;
  readonly onChannel: (conversation: ScreenConversation) => void;
}

export function ConversationList({ title, conversations, openChannelId, unread, onChannel }: ConversationListProps) {
  const texts = useTexts().sidebar;
  if (conversations.length === 0) return null;
  return (
    <section className="sidebar-section">
      <h2>{title}</h2>
      <ul>
        {conversations.map((conversation) => (
          <li key={conversation.channelId}>
            <button
              type="button"
              className="conversation-item"
              aria-current={conversation.channelId === openChannelId ? 'page' : undefined}
              data-unread={unread.has(conversation.channelId) || undefined}
              onClick={() => onChannel(conversation)}
            >
              {conversation.kind === 'app-dm' ? (
                <Avatar name={conversation.name} isApp />
              ) : (
                <span className="hash" aria-hidden="true">
                  #
                </span>
              )}
              <span className="conversation-name">{conversation.name}</span>
              {unread.has(conversation.channelId) && <span className="unread">{texts.isNew}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
