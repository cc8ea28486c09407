import type { Persona, ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import type { Reading } from '../desk/use-reading.ts';
import { useTexts } from '../text/use-texts.ts';
import { ConversationList } from './conversation-list.tsx';
import { PersonaList } from './persona-list.tsx';

interface SidebarProps {
  readonly workspace: Workspace;
  readonly persona: Persona;
  readonly onPersona: (userId: string) => void;
  readonly reading: Reading;
  /** Whether a modal is open. Then the person cannot choose a conversation, but another person can be chosen. */
  readonly isBehindModal: boolean;
  readonly conversations: readonly ScreenConversation[];
  readonly onChannel: (conversation: ScreenConversation) => void;
}

export function Sidebar(props: SidebarProps) {
  const { persona, reading, isBehindModal, conversations, onChannel } = props;
  const texts = useTexts().sidebar;
  const listProps = {
    openChannelId: reading.openOf(persona.userId)?.channelId,
    unread: reading.unreadOf(persona.userId),
    onChannel,
  };
  return (
    <div className="sidebar">
      <p className="team">{props.workspace.teamName}</p>
      <nav className="conversations" aria-label={texts.conversations} inert={isBehindModal}>
        <ConversationList
          title={texts.channels}
          conversations={conversations.filter(({ kind }) => kind === 'channel')}
          {...listProps}
        />
        <ConversationList
          title={texts.apps}
          conversations={conversations.filter(({ kind }) => kind === 'app-dm')}
          {...listProps}
        />
      </nav>
      <PersonaList
        personas={props.workspace.personas}
        current={persona}
        isBesideModal={isBehindModal}
        hasNews={(userId) => reading.unreadOf(userId).size > 0}
        onPersona={props.onPersona}
      />
    </div>
  );
}
