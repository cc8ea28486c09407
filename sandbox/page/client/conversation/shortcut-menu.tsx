import type { Workspace } from '../../../slack/person/types.ts';
import { BoltIcon, DotsIcon } from '../icons.tsx';
import { MenuButton } from '../popup/menu-button.tsx';
import { useTexts } from '../text/use-texts.ts';

interface ShortcutMenuProps {
  /** Message shortcuts or global shortcuts. */
  readonly type: 'message' | 'global';
  readonly shortcuts: Workspace['shortcuts'];
  readonly onRun: (callbackId: string) => void;
}

/** A menu of the app's shortcuts; nothing if the app has none of this type. */
export function ShortcutMenu({ type, shortcuts = [], onRun }: ShortcutMenuProps) {
  const texts = useTexts().conversation;
  const items = shortcuts
    .filter((shortcut) => shortcut.type === type)
    .map(({ callbackId, name }) => ({ value: callbackId, text: name }));
  if (items.length === 0) return null;
  const isOfMessage = type === 'message';
  return (
    <MenuButton label={isOfMessage ? texts.shortcuts : texts.globalShortcuts} items={items} onPick={onRun}>
      {isOfMessage ? <DotsIcon /> : <BoltIcon />}
    </MenuButton>
  );
}
