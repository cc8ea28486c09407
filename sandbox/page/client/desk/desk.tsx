import { useCallback, useMemo, useRef, useState } from 'react';
import type { Persona, Screen, ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { FollowContext } from '../blocks/follow.ts';
import { useViewerOf, ViewerContext } from '../blocks/viewer.ts';
import { Conversation } from '../conversation/conversation.tsx';
import { personActions } from '../live/person-actions.ts';
import { ModalLayer } from '../modal/modal-layer.tsx';
import type { CodeField } from '../phone/code-field.ts';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { Toast } from '../toast.tsx';
import { useLinks } from './use-links.ts';
import type { Reading } from './use-reading.ts';

interface DeskProps {
  readonly workspace: Workspace;
  readonly persona: Persona;
  readonly screen: Screen | undefined;
  readonly reading: Reading;
  /** Whether keys and the phone belong to this one. */
  readonly isActive: boolean;
  readonly onUse: () => void;
  readonly onPersona: (userId: string) => void;
  readonly onCodeField: (userId: string, field: CodeField | undefined) => void;
}

/** One person at their Slack: the workspace, and the modals over it. */
export function Desk(props: DeskProps) {
  const { workspace, persona, screen, reading, isActive, onUse, onPersona, onCodeField } = props;
  const { userId } = persona;
  const [trouble, setTrouble] = useState<string>();
  const actions = useMemo(() => personActions(userId, setTrouble), [userId]);
  const viewer = useViewerOf(persona, workspace, screen);
  const conversation = reading.openOf(userId);
  const hasModal = (screen?.modals.length ?? 0) > 0;
  const noteCodeField = useCallback(
    (field: CodeField | undefined) => onCodeField(userId, field),
    [userId, onCodeField],
  );
  const onChannel = (next: ScreenConversation) => {
    reading.open(userId, next.channelId);
    if (next.kind === 'app-dm') void actions.opensHome();
  };

  const desk = useRef<HTMLDivElement>(null);
  const conversations = screen?.conversations ?? [];
  const open = (channelId: string) => reading.open(userId, channelId);
  const { follow, followed } = useLinks({ workspace, conversations, desk, open });

  return (
    <ViewerContext value={viewer}>
      <FollowContext value={follow}>
        <div
          ref={desk}
          className="desk"
          data-active={isActive || undefined}
          data-desk={userId}
          onFocusCapture={onUse}
          onPointerDownCapture={onUse}
        >
          <div className="slack-window" data-modal-reach={hasModal ? undefined : ''}>
            <Sidebar
              workspace={workspace}
              persona={persona}
              reading={reading}
              isBehindModal={hasModal}
              conversations={conversations}
              onPersona={onPersona}
              onChannel={onChannel}
            />
            {conversation && screen && (
              <Conversation
                key={`${userId} ${conversation.channelId} ${followed}`}
                workspace={workspace}
                screen={screen}
                conversation={conversation}
                isBehindModal={hasModal}
                actions={actions}
              />
            )}
          </div>
          {screen && (
            <ModalLayer
              key={userId}
              screen={screen}
              actions={actions}
              isActive={isActive}
              onCodeField={noteCodeField}
            />
          )}
          <Toast text={trouble} onGone={() => setTrouble(undefined)} />
        </div>
      </FollowContext>
    </ViewerContext>
  );
}
