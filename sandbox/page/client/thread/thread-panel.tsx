import { useId, useState } from 'react';
import type { Screen, ScreenConversation, ScreenMessage, Workspace } from '../../../slack/person/types.ts';
import { Composer } from '../composer/composer.tsx';
import { placeName } from '../composer/place-name.ts';
import { follows } from '../conversation/follows.ts';
import { Message } from '../conversation/message.tsx';
import { isReadOnly, ReadOnly } from '../conversation/read-only.tsx';
import { useStickToBottom } from '../conversation/use-stick-to-bottom.ts';
import { CloseIcon } from '../icons.tsx';
import type { PersonActions } from '../live/person-actions.ts';
import { useTexts } from '../text/use-texts.ts';

interface ThreadPanelProps {
  readonly workspace: Workspace;
  readonly screen: Screen;
  readonly conversation: ScreenConversation;
  /** The first message of the thread and its replies. */
  readonly messages: readonly ScreenMessage[];
  readonly actions: PersonActions;
  readonly onClose: () => void;
}

/** A thread beside its conversation: the message, its replies, and a composer for a reply. */
export function ThreadPanel(props: ThreadPanelProps) {
  const { workspace, conversation, messages, onClose } = props;
  const titleId = useId();
  const texts = useTexts().thread;
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    onClose();
  };
  return (
    <section className="thread" aria-labelledby={titleId} data-testid="thread" onKeyDown={onKeyDown}>
      <div className="thread-head">
        <h3 id={titleId}>
          {texts.title} <span className="soft">{placeName(conversation)}</span>
        </h3>
        <button type="button" className="icon-button" aria-label={texts.close} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      <ThreadMessages {...props} />
      {isReadOnly(workspace, conversation) ? <ReadOnly /> : <ReplyComposer {...props} key={messages[0]?.ts} />}
    </section>
  );
}

function ThreadMessages({ workspace, screen, conversation, messages, actions }: ThreadPanelProps) {
  const { scroller, content } = useStickToBottom();
  const texts = useTexts().thread;
  const [root, ...replies] = messages;
  return (
    <div className="messages-place">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard */}
      <div className="messages" ref={scroller} tabIndex={0} role="log" aria-label={texts.replies}>
        <div className="messages-content" ref={content} lang={screen.me.locale}>
          {messages.map((message, place) => (
            <Message
              key={message.ts}
              shortcuts={workspace.shortcuts}
              message={message}
              channelId={conversation.channelId}
              actions={actions}
              isFollowing={message !== root && follows(message, replies[place - 2])}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function ReplyComposer({ workspace, screen, conversation, messages, actions }: ThreadPanelProps) {
  const [isBroadcast, setBroadcast] = useState(false);
  const texts = useTexts().thread;
  const { channelId } = conversation;
  const threadTs = messages[0]?.ts;
  const send = async (text: string) => {
    const trouble = await actions.types(channelId, text, { threadTs, isBroadcast });
    if (!trouble) setBroadcast(false);
    return trouble;
  };
  return (
    <Composer
      draftKey={`${screen.me.userId} ${channelId} ${threadTs}`}
      conversation={conversation}
      workspace={workspace}
      isReply
      onRun={(callbackId) => void actions.runs({ callbackId })}
      onSend={send}
    >
      <label className="also-send">
        <input type="checkbox" checked={isBroadcast} onChange={({ target }) => setBroadcast(target.checked)} />
        {texts.alsoSend(placeName(conversation))}
      </label>
    </Composer>
  );
}
