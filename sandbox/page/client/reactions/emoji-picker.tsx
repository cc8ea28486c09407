import { useState } from 'react';
import { SmileIcon } from '../icons.tsx';
import { useDialogPopup } from '../popup/use-dialog-popup.ts';
import { useTexts } from '../text/use-texts.ts';
import { findEmoji } from './find-emoji.ts';

const MOST_FOUND = 24;

/** A button that opens twelve emoji, with a field that finds other emoji by name. */
export function EmojiPicker({ onPick }: { readonly onPick: (name: string) => void }) {
  const { isOpen, close, around, control, button, dialog } = useDialogPopup<HTMLButtonElement>();
  const texts = useTexts().reactions;
  return (
    <div className="emoji-picker" ref={around} data-open={isOpen || undefined}>
      <button {...button} ref={control} type="button" className="icon-button" aria-label={texts.add} title={texts.add}>
        <SmileIcon />
      </button>
      {isOpen && (
        <div {...dialog} role="dialog" aria-label={texts.add}>
          <EmojiChoice
            onPick={(name) => {
              close();
              onPick(name);
            }}
          />
        </div>
      )}
    </div>
  );
}

function EmojiChoice({ onPick }: { readonly onPick: (name: string) => void }) {
  const [typed, setTyped] = useState('');
  const texts = useTexts().reactions;
  const found = findEmoji(typed, MOST_FOUND);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const [first] = found;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (first) onPick(first.name);
  };
  return (
    <>
      <input
        className="picker"
        type="search"
        data-first
        value={typed}
        placeholder={texts.find}
        aria-label={texts.find}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="emoji-grid">
        {found.map(({ name, characters }) => (
          <button type="button" key={name} aria-label={name} title={`:${name}:`} onClick={() => onPick(name)}>
            {characters}
          </button>
        ))}
      </div>
      {found.length === 0 && <p className="soft">{texts.none}</p>}
    </>
  );
}
