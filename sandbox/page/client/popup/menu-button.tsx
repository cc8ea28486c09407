import type { ReactNode } from 'react';
import { useDialogPopup } from './use-dialog-popup.ts';

export interface MenuItem {
  readonly value: string;
  readonly text: ReactNode;
  readonly description?: ReactNode;
  /** An address that opens in a new tab when the item is picked. */
  readonly href?: string | undefined;
}

interface MenuButtonProps {
  /** The name of the button and of its menu. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onPick: (value: string) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A button that opens a menu of actions. Arrow keys, Home, End and letters move the focus in the menu. Escape closes
 * the menu and moves the focus to the button.
 */
export function MenuButton({ label, items, onPick, className = 'icon-button', children }: MenuButtonProps) {
  const { isOpen, close, openOnArrowDown, around, control, button, dialog } = useDialogPopup<HTMLButtonElement>();
  return (
    <div className="menu-button" ref={around} data-open={isOpen || undefined}>
      <button
        {...button}
        ref={control}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-label={label}
        title={label}
        onKeyDown={openOnArrowDown}
      >
        {children}
      </button>
      {isOpen && (
        <div
          {...dialog}
          role="menu"
          aria-label={label}
          onKeyDown={(event) => {
            dialog.onKeyDown(event);
            // Closing moves the focus to the button. From there the browser moves the focus to the next element.
            if (event.key === 'Tab') close();
            else moveInMenu(event);
          }}
        >
          {items.map((item, place) => (
            <MenuRow
              key={item.value}
              of={item}
              isFirst={place === 0}
              onPick={() => {
                close();
                onPick(item.value);
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function MenuRow({ of, isFirst, onPick }: { readonly of: MenuItem; readonly isFirst: boolean; onPick(): void }) {
  const common = {
    role: 'menuitem',
    tabIndex: -1,
    className: 'menu-item',
    'data-first': isFirst || undefined,
    onClick: onPick,
  } as const;
  const words = (
    <>
      {of.text}
      {of.description && <span className="option-description">{of.description}</span>}
    </>
  );
  if (of.href === undefined) {
    return (
      <button type="button" {...common}>
        {words}
      </button>
    );
  }
  return (
    <a href={of.href} target="_blank" rel="noreferrer" {...common}>
      {words}
    </a>
  );
}

function moveInMenu(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const goal = goalOf(event.key, items, items.indexOf(document.activeElement as HTMLElement));
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

/** Returns the item to which a key moves. A letter moves to the next item that begins with it. */
function goalOf(key: string, items: readonly HTMLElement[], now: number): HTMLElement | undefined {
  const { length } = items;
  if (key === 'ArrowDown') return items[(now + 1) % length];
  if (key === 'ArrowUp') return items[(now - 1 + length) % length];
  if (key === 'Home') return items[0];
  if (key === 'End') return items[length - 1];
  if (key.length !== 1) return undefined;
  const following = [...items.slice(now + 1), ...items.slice(0, now + 1)];
  return following.find(({ textContent }) => textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
