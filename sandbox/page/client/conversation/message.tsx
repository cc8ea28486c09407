import type { ScreenMessage, Workspace } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import { Mrkdwn } from '../blocks/text/text.tsx';
import { useViewer } from '../blocks/viewer.ts';
import type { PersonActions } from '../live/person-actions.ts';
import { LooseForm } from '../modal/loose-form.tsx';
import { Reactions } from '../reactions/reactions.tsx';
import { useTexts } from '../text/use-texts.ts';
import { MessageMenu } from './message-menu.tsx';
import { TimeBeside, timeOf } from './message-time.tsx';

interface MessageProps {
  readonly shortcuts: Workspace['shortcuts'];
  readonly message: ScreenMessage;
  readonly channelId: string;
  readonly actions: PersonActions;
  /** Whether the message is shown without a name, because the message before has the same author. */
  readonly isFollowing: boolean;
  /** Opens the thread of the message; undefined inside a thread. */
  readonly onThread?: ((ts: string) => void) | undefined;
}

export function Message({ shortcuts, message, channelId, actions, isFollowing, onThread }: MessageProps) {
  const { ts } = message;
  const { userId, locale } = useViewer();
  const texts = useTexts().conversation;
  const react = (name: string, isRemoved: boolean) => void actions.reacts({ channelId, ts, name, isRemoved });
  return (
    <article
      className="message"
      data-testid="message"
      data-ts={ts}
      data-following={isFollowing || undefined}
      data-ephemeral={message.isEphemeral || undefined}
      aria-label={`${message.authorName}, ${timeOf(ts, locale)}`}
    >
      {isFollowing ? (
        <TimeBeside ts={ts} locale={locale} />
      ) : (
        <Avatar name={message.authorName} isApp={message.isFromApp} icon={message.icon} />
      )}
      <div className="message-body">
        {message.isEphemeral && <p className="only-you">{texts.onlyYou}</p>}
        {message.threadTs && onThread && <p className="only-you">{texts.reply}</p>}
        {!isFollowing && (
          <p className="message-head">
            <span className="author">{message.authorName}</span>
            {message.isFromApp && <span className="app-badge">{texts.appBadge}</span>}
            <time>{timeOf(ts, locale)}</time>
          </p>
        )}
        {message.blocks.length > 0 ? (
          <LooseForm placeId={`${channelId} ${ts}`} blocks={message.blocks} at={{ channelId, ts }} actions={actions} />
        ) : (
          <Mrkdwn text={message.text} />
        )}
        {message.isEdited && <span className="edited">{texts.edited}</span>}
        <Reactions of={message} onReact={react} />
        {onThread && <Replies of={message} onThread={onThread} />}
        {!message.isEphemeral && (
          <MessageMenu
            message={message}
            shortcuts={shortcuts}
            onReact={(name) => react(name, hasGiven(message, name, userId))}
            onRun={(callbackId) => void actions.runs({ callbackId, on: { channelId, ts } })}
            onThread={onThread}
          />
        )}
      </div>
    </article>
  );
}

/** A button with the number of replies, which opens the thread. */
function Replies({ of: { ts, replyCount = 0 }, onThread }: RepliesProps) {
  const texts = useTexts().thread;
  if (replyCount === 0) return null;
  return (
    <button type="button" className="replies" data-opens-thread="" onClick={() => onThread(ts)}>
      {texts.count(replyCount)}
    </button>
  );
}

interface RepliesProps {
  readonly of: ScreenMessage;
  readonly onThread: (ts: string) => void;
}

function hasGiven({ reactions = [] }: ScreenMessage, name: string, userId: string): boolean {
  return reactions.some((one) => one.name === name && one.userIds.includes(userId));
}
