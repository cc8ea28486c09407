import { useMemo, useState } from 'react';
import type { Screen, Workspace } from '../../slack/person-types.ts';
import { AwsPanel } from './aws/aws-panel.tsx';
import { Banner, Stopped } from './banner.tsx';
import { useViewerOf, ViewerContext } from './blocks/viewer.ts';
import { Conversation } from './conversation/conversation.tsx';
import { ModalLayer } from './modal/modal-layer.tsx';
import { personActions } from './person-actions.ts';
import { type CodeField, PhonePanel } from './phone/phone-panel.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import { useUnread } from './sidebar/use-unread.ts';
import { type Tab, Tabs } from './tabs.tsx';
import { Toast } from './toast.tsx';
import { useChannel } from './use-channel.ts';
import { usePersona } from './use-persona.ts';
import { useStream } from './use-stream.ts';

interface ShellProps {
  readonly workspace: Workspace;
  readonly onReconnect: () => void;
}

/** The whole page: Slack on the left, the person's phone and the AWS account on the right. */
export function Shell({ workspace, onReconnect }: ShellProps) {
  const [persona, choosePersona] = usePersona(workspace.personas);
  const { value: screen, isConnected } = useStream<Screen>(
    `/_person/${encodeURIComponent(persona.userId)}/screen/stream`,
    onReconnect,
  );
  const [tab, setTab] = useState<Tab>('chat');
  const [trouble, setTrouble] = useState<string>();
  const [codeField, setCodeField] = useState<CodeField>();
  const actions = useMemo(() => personActions(persona.userId, setTrouble), [persona.userId]);
  const { conversation, openChannel } = useChannel(persona.userId, screen);
  const unread = useUnread(persona.userId, screen, conversation?.channelId);
  const viewer = useViewerOf(persona, workspace, screen);
  const hasModal = (screen?.modals.length ?? 0) > 0;

  return (
    <ViewerContext value={viewer}>
      <div className="app" data-tab={tab}>
        <Banner />
        {!isConnected && <Stopped />}
        <div className="slack">
          <div className="slack-window" inert={hasModal}>
            <Sidebar
              workspace={workspace}
              persona={persona}
              onPersona={choosePersona}
              conversations={screen?.conversations ?? []}
              openChannelId={conversation?.channelId}
              unread={unread}
              onChannel={(next) => {
                openChannel(next.channelId);
                if (next.kind === 'app-dm') void actions.opensHome();
              }}
            />
            {conversation && screen && (
              <Conversation
                key={`${persona.userId} ${conversation.channelId}`}
                workspace={workspace}
                screen={screen}
                conversation={conversation}
                actions={actions}
              />
            )}
          </div>
          {screen && <ModalLayer key={persona.userId} screen={screen} actions={actions} onCodeField={setCodeField} />}
          <Toast text={trouble} onGone={() => setTrouble(undefined)} />
        </div>
        <aside className="tools" data-modal-reach aria-label="Phone and AWS account">
          <PhonePanel key={persona.userId} owner={persona} codeField={hasModal ? codeField : undefined} />
          <AwsPanel />
        </aside>
        <Tabs tab={tab} onTab={setTab} hasModal={hasModal} />
      </div>
    </ViewerContext>
  );
}
