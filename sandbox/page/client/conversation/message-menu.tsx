import type { ScreenMessage, Workspace } from '../../../slack/person/types.ts';
import { ChatIcon } from '../icons.tsx';
import { EmojiPicker } from '../reactions/emoji-picker.tsx';
import { useTexts } from '../text/use-texts.ts';
import { ShortcutMenu } from './shortcut-menu.tsx';

interface MessageMenuProps {
  readonly message: ScreenMessage;
  readonly shortcuts: Workspace['shortcuts'];
  readonly onReact: (name: string) => void;
  readonly onRun: (callbackId: string) => void;
  readonly onThread: ((ts: string) => void) | undefined;
}

/** The menu of a message: react, reply, and the app's message shortcuts. */
export function MessageMenu({ message, shortcuts, onReact, onRun, onThread }: MessageMenuProps) {
  const texts = useTexts().thread;
  const { ts, threadTs = ts, replyCount } = message;
  return (
    <div className="message-menu">
      <EmojiPicker onPick={onReact} />
      {onThread && (
        <button
          type="button"
          className="icon-button"
          aria-label={texts.start}
          title={texts.start}
          data-opens-thread={replyCount ? undefined : ''}
          onClick={() => onThread(threadTs)}
        >
          <ChatIcon />
        </button>
      )}
      <ShortcutMenu type="message" shortcuts={shortcuts} onRun={onRun} />
    </div>
  );
}
