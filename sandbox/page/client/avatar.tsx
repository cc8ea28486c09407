import { useState } from 'react';
import { emojiNamed } from '../../slack/emoji.ts';
import type { ScreenMessage } from '../../slack/person/types.ts';
import { LockIcon } from './icons.tsx';
import { traits } from './traits.ts';

const COLOURS = 6;

interface AvatarProps {
  readonly name: string;
  readonly isApp?: boolean;
  /** An emoji or a picture that the app sets. If it is unknown or cannot be loaded, the first letter replaces it. */
  readonly icon?: ScreenMessage['icon'];
}

/**
 * The picture beside a name. For an app: the picture or emoji that it sets, or else the icon of our bot, or the first
 * letter of another app. For a person: the initials on a colour that depends on the name. It is hidden from screen
 * readers, because the name is beside it.
 */
export function Avatar({ name, isApp = false, icon }: AvatarProps) {
  const [failed, setFailed] = useState<string>();
  if (icon && 'url' in icon && icon.url !== failed) {
    return <img className="avatar" src={icon.url} alt="" onError={() => setFailed(icon.url)} />;
  }
  if (isApp) {
    const emoji = icon && 'emoji' in icon ? emojiNamed(icon.emoji) : undefined;
    return (
      <span className="avatar avatar-app" aria-hidden="true">
        {emoji ?? (traits.isOurBot && !icon ? <LockIcon /> : firstOf(name))}
      </span>
    );
  }
  return (
    <span className={`avatar avatar-${colourOf(name)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

function firstOf(name: string): string {
  return ([...name.trim()][0] ?? '?').toUpperCase();
}

/** Returns the first character of a Chinese or Japanese name, else the initials of the first and last word. */
function initialsOf(name: string): string {
  if (/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(name)) return [...name][0]!;
  const words = name.split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? '?')][0]!;
  const last = words.length > 1 ? [...words.at(-1)!][0]! : '';
  return (first + last).toUpperCase();
}

function colourOf(name: string): number {
  const hash = [...name].reduce((sum, letter) => (sum * 7 + letter.codePointAt(0)!) % 9973, 7);
  return hash % COLOURS;
}
