import { useEffect, useLayoutEffect, useRef } from 'react';

const GAP_PX = 4;
const MOST_PX = 340;

/**
 * Shows a popup in front of everything and keeps it beside its control while the page scrolls. `around` is the element
 * with the control and the popup. The element with `data-first` gets the focus. `onClose` is called when the person
 * clicks, or moves the focus, outside of `around`.
 */
export function usePopup(isOpen: boolean, onClose: () => void) {
  const around = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    if (!isOpen) return;
    popup.current?.showPopover();
    popup.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [isOpen]);

  // The content can have another size after each render.
  useLayoutEffect(() => {
    if (isOpen) putBeside(popup.current, around.current);
  });

  useEffect(() => {
    if (!isOpen) return;
    const move = () => putBeside(popup.current, around.current);
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !around.current?.contains(target)) close.current();
    };
    document.addEventListener('scroll', move, true);
    window.addEventListener('resize', move);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('scroll', move, true);
      window.removeEventListener('resize', move);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [isOpen]);

  return { around, popup };
}

/** Puts the popup below the control, or above it if it does not fit below and there is more room above. */
function putBeside(popup: HTMLElement | null, control: HTMLElement | null): void {
  if (!popup || !control) return;
  const { left, top, bottom, width } = control.getBoundingClientRect();
  const [roomAbove, roomBelow] = [top - 2 * GAP_PX, window.innerHeight - bottom - 2 * GAP_PX];
  popup.style.minWidth = `${width}px`;
  popup.style.maxHeight = `${MOST_PX}px`;
  const isBelow = popup.offsetHeight <= roomBelow || roomBelow >= roomAbove;
  popup.style.maxHeight = `${Math.min(MOST_PX, isBelow ? roomBelow : roomAbove)}px`;
  popup.style.top = `${isBelow ? bottom + GAP_PX : top - GAP_PX - popup.offsetHeight}px`;
  popup.style.left = `${Math.max(GAP_PX, Math.min(left, window.innerWidth - popup.offsetWidth - GAP_PX))}px`;
}
