import { useCallback, useMemo, useRef, useState } from 'react';
import type { Persona, Screen, ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { FollowContext } from '../blocks/follow.ts';
import { useViewerOf, ViewerContext } from '../blocks/viewer.ts';
import { Conversation } from '../conversation/conversation.tsx';
import { personActions } from '../live/person-actions.ts';
import { ModalLayer } from '../modal/modal-layer.tsx';
import type { CodeField } from '../phone/code-field.ts';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { languageOf, textsOf } from '../text/texts.ts';
import { TextsContext } from '../text/use-texts.ts';
import { FollowedContext } from '../thread/followed.ts';
import { Toast } from '../toast.tsx';
import { useLastUsed } from './use-last-used.ts';
import { useLinks } from './use-links.ts';
import type { Reading } from './use-reading.ts';

interface DeskProps {
  readonly workspace: Workspace;
  readonly persona: Persona;
  readonly screen: Screen | undefined;
  readonly reading: Reading;
  /** Whether this is the active person: the keys and the phone belong to them. */
  readonly isActive: boolean;
  readonly onUse: () => void;
  readonly onPersona: (userId: string) => void;
  readonly onCodeField: (userId: string, field: CodeField | undefined) => void;
}

/** A desk: one person's Slack in their language, with the workspace and its modals. */
export function Desk(props: DeskProps) {
  const { workspace, persona, screen, reading, isActive, onUse, onPersona, onCodeField } = props;
  const { userId, locale } = persona;
  const texts = textsOf(locale);
  const { lastUsed, note } = useLastUsed();
  const [trouble, setTrouble] = useState<string>();
  const actions = useMemo(() => personActions(userId, texts.page.noAnswer, setTrouble), [userId, texts]);
  const viewer = useViewerOf(persona, workspace, screen);
  const hasModal = (screen?.modals.length ?? 0) > 0;
  const noteCodeField = useCallback(
    (field: CodeField | undefined) => onCodeField(userId, field),
    [userId, onCodeField],
  );
  const onChannel = (next: ScreenConversation) => {
    reading.open(userId, next.channelId);
    if (next.kind === 'app-dm' && workspace.messagesTab !== 'off') void actions.opensHome('messages');
  };
  const use = (event: React.SyntheticEvent) => {
    note(event);
    onUse();
  };

  const desk = useRef<HTMLDivElement>(null);
  const conversations = screen?.conversations ?? [];
  const open = (channelId: string) => {
    reading.openHome(userId, false);
    reading.open(userId, channelId);
  };
  const links = useLinks({ workspace, conversations, desk, open });

  return (
    <TextsContext value={texts}>
      <Following viewer={viewer} links={links}>
        <div
          ref={desk}
          className="desk"
          lang={languageOf(locale)}
          data-active={isActive || undefined}
          data-desk={userId}
          onFocusCapture={use}
          onPointerDownCapture={use}
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
            <OpenConversation {...props} hasModal={hasModal} actions={actions} />
          </div>
          {screen && (
            <ModalLayer
              key={userId}
              screen={screen}
              actions={actions}
              isActive={isActive}
              onCodeField={noteCodeField}
              lastUsed={lastUsed}
            />
          )}
          <Toast text={trouble} onGone={() => setTrouble(undefined)} />
        </div>
      </Following>
    </TextsContext>
  );
}

interface FollowingProps {
  readonly viewer: ReturnType<typeof useViewerOf>;
  readonly links: ReturnType<typeof useLinks>;
  readonly children: React.ReactNode;
}

function Following({ viewer, links, children }: FollowingProps) {
  return (
    <ViewerContext value={viewer}>
      <FollowContext value={links.follow}>
        <FollowedContext value={links.followed}>{children}</FollowedContext>
      </FollowContext>
    </ViewerContext>
  );
}

interface OpenConversationProps extends DeskProps {
  readonly hasModal: boolean;
  readonly actions: ReturnType<typeof personActions>;
}

function OpenConversation({ workspace, persona, screen, reading, hasModal, actions }: OpenConversationProps) {
  const { userId } = persona;
  const conversation = reading.openOf(userId);
  if (!conversation || !screen) return null;
  const { channelId } = conversation;
  return (
    <Conversation
      key={`${userId} ${channelId}`}
      workspace={workspace}
      screen={screen}
      conversation={conversation}
      isBehindModal={hasModal}
      isHomeOpen={reading.isHomeOpen(userId)}
      hasNews={reading.unreadOf(userId).has(channelId)}
      onHome={(isOpen) => {
        reading.openHome(userId, isOpen);
        void actions.opensHome(isOpen ? 'home' : 'messages');
      }}
      actions={actions}
    />
  );
}
