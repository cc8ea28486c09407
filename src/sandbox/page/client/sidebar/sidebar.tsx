import type { Persona, ScreenConversation, Workspace } from '../../../slack/person-types.ts';
import { ConversationList } from './conversation-list.tsx';
import { PersonaList } from './persona-list.tsx';

interface SidebarProps {
  readonly workspace: Workspace;
  readonly persona: Persona;
  readonly onPersona: (userId: string) => void;
  readonly conversations: readonly ScreenConversation[];
  readonly openChannelId: string | undefined;
  readonly unread: ReadonlySet<string>;
  readonly onChannel: (conversation: ScreenConversation) => void;
}

export function Sidebar(props: SidebarProps) {
  const { conversations, openChannelId, unread, onChannel } = props;
  const listProps = { openChannelId, unread, onChannel };
  return (
    <div className="sidebar">
      <h1 className="team">{props.workspace.teamName}</h1>
      <nav className="conversations" aria-label="Conversations">
        <ConversationList
          title="Channels"
          conversations={conversations.filter(({ kind }) => kind === 'channel')}
          {...listProps}
        />
        <ConversationList
          title="Apps"
          conversations={conversations.filter(({ kind }) => kind === 'app-dm')}
          {...listProps}
        />
      </nav>
      <PersonaList personas={props.workspace.personas} current={props.persona} onPersona={props.onPersona} />
    </div>
  );
}
