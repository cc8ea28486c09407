import type { Workspace } from '../../../slack/person/types.ts';
import { useTexts } from '../text/use-texts.ts';

interface ShortcutMenuProps {
  readonly shortcuts: Workspace['shortcuts'];
  readonly onRun: (callbackId: string) => void;
}

/** What the app offers to do with this message. */
export function ShortcutMenu({ shortcuts = [], onRun }: ShortcutMenuProps) {
  const texts = useTexts().conversation;
  const offered = shortcuts.filter(({ type }) => type === 'message');
  if (offered.length === 0) return null;
  return (
    <select
      className="menu overflow shortcut-menu"
      aria-label={texts.shortcuts}
      value=""
      onChange={({ target }) => onRun(target.value)}
    >
      <option value="" disabled>
        •••
      </option>
      {offered.map(({ callbackId, name }) => (
        <option key={callbackId} value={callbackId}>
          {name}
        </option>
      ))}
    </select>
  );
}
