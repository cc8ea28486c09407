import { emojiNamed } from '../../../slack/emoji.ts';
import type { ScreenMessage } from '../../../slack/person/types.ts';
import { useViewer } from '../blocks/viewer.ts';
import { useTexts } from '../text/use-texts.ts';

interface ReactionsProps {
  readonly of: ScreenMessage;
  readonly onReact: (name: string, isRemoved: boolean) => void;
}

/** The reactions to a message with their counts. A click adds or removes the person's own reaction. */
export function Reactions({ of: { reactions = [] }, onReact }: ReactionsProps) {
  const { userId, nameOf } = useViewer();
  const texts = useTexts().reactions;
  if (reactions.length === 0) return null;
  return (
    <ul className="reactions" aria-label={texts.list}>
      {reactions.map(({ name, userIds }) => {
        const isMine = userIds.includes(userId);
        const label = texts.by(userIds.map(nameOf).join(', '), name);
        return (
          <li key={name}>
            <button
              type="button"
              className="reaction"
              aria-pressed={isMine}
              title={label}
              onClick={() => onReact(name, isMine)}
            >
              <span aria-hidden="true">{emojiNamed(name) ?? `:${name}:`}</span> {userIds.length}{' '}
              <span className="visually-hidden">{label}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
