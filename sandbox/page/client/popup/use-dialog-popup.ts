import { useRef, useState } from 'react';
import { usePopup } from './use-popup.ts';

/**
 * Keeps whether a dialog beside a button is open, and returns the props of both. `close` and Escape close the dialog
 * and move the focus to `control`. A click outside of `around` closes it too, and does not move the focus to `control`.
 * `openOnArrowDown` is a key handler for a control whose Arrow Down opens the dialog.
 */
export function useDialogPopup<Control extends HTMLElement>() {
  const [isOpen, setOpen] = useState(false);
  const { around, popup } = usePopup(isOpen, () => setOpen(false));
  const control = useRef<Control>(null);
  const close = () => {
    setOpen(false);
    control.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // Otherwise Escape would also close the modal or the thread around the popup.
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const openOnArrowDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpen(true);
  };
  const button = { 'aria-haspopup': 'dialog', 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen) } as const;
  const dialog = { className: 'popup', popover: 'manual', ref: popup, onKeyDown } as const;
  return { isOpen, close, openOnArrowDown, around, control, button, dialog };
}
