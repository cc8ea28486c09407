import { emojiNamed } from '../../../slack/emoji.ts';
import type { ScreenMessage, Workspace } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import { Mrkdwn } from '../blocks/text/text.tsx';
import { useViewer } from '../blocks/viewer.ts';
import { ChatIcon } from '../icons.tsx';
import type { PersonActions } from '../live/person-actions.ts';
import { LooseForm } from '../modal/loose-form.tsx';
import { useTexts } from '../text/use-texts.ts';
import { TimeBeside, timeOf } from './message-time.tsx';
import { ShortcutMenu } from './shortcut-menu.tsx';

interface MessageProps {
  readonly shortcuts: Workspace['shortcuts'];
  readonly message: ScreenMessage;
  readonly channelId: string;
  readonly actions: PersonActions;
  /** Stands under the name of the message before. */
  readonly isFollowing: boolean;
  /** Opens its thread; absent where the thread is shown. */
  readonly onThread?: ((ts: string) => void) | undefined;
}

export function Message({ shortcuts, message, channelId, actions, isFollowing, onThread }: MessageProps) {
  const { ts } = message;
  const { locale } = useViewer();
  const texts = useTexts().conversation;
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
        <Avatar name={message.authorName} isApp={message.isFromApp} emoji={emojiOf(message)} />
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
          <LooseForm
            placeId={`${channelId} ${ts}`}
            blocks={message.blocks}
            deliver={(click) => actions.clicks({ in: { channelId, ts }, ...click })}
          />
        ) : (
          <Mrkdwn text={message.text} />
        )}
        {message.isEdited && <span className="edited">{texts.edited}</span>}
        <Reactions of={message} />
        {onThread && <Replies of={message} onThread={onThread} />}
        {!message.isEphemeral && (
          <div className="message-menu">
            {onThread && (
              <button
                type="button"
                className="icon-button"
                aria-label={texts.replyInThread}
                title={texts.replyInThread}
                data-opens-thread={message.replyCount ? undefined : ''}
                onClick={() => onThread(message.threadTs ?? ts)}
              >
                <ChatIcon />
              </button>
            )}
            <ShortcutMenu
              shortcuts={shortcuts}
              onRun={(callbackId) => void actions.runs({ callbackId, on: { channelId, ts } })}
            />
          </div>
        )}
      </div>
    </article>
  );
}

/** How many replies there are, and the way to them. */
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

/** Each emoji with the number of those who gave it. */
function Reactions({ of: { reactions = [] } }: { readonly of: ScreenMessage }) {
  if (reactions.length === 0) return null;
  const shown = reactions.map(({ name, userIds }) => `${emojiNamed(name) ?? `:${name}:`} ${userIds.length}`);
  return <span className="edited">{shown.join('  ')}</span>;
}

function emojiOf({ icon }: ScreenMessage): string | undefined {
  return icon && 'emoji' in icon ? icon.emoji : undefined;
}
