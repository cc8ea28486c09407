import { type RefObject, useEffect, useRef } from 'react';

const focusable = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';

/**
 * While a modal is open, Tab goes round through the modal and the parts that are not Slack (the phone must stay
 * in reach: its codes go into the modal), and Esc closes the modal. Afterwards the focus goes back to where it was.
 */
export function useModalKeys(
  layer: RefObject<HTMLElement | null>,
  topViewId: string | undefined,
  onClose: (viewId: string) => void,
): void {
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    if (!topViewId) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || event.isComposing) return;
      if (event.key === 'Escape') close.current(topViewId);
      else if (event.key === 'Tab') goRound(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [topViewId]);

  const isOpen = topViewId !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    return () => {
      const isInReach = before instanceof HTMLElement && before !== document.body && before.isConnected;
      const target = isInReach ? before : document.querySelector<HTMLElement>('.composer textarea');
      // The workspace stops being inert in this same update: wait until it has.
      requestAnimationFrame(() => target?.focus());
    };
  }, [isOpen]);

  useEffect(() => {
    if (!topViewId) return;
    const modal = layer.current?.querySelector<HTMLElement>('[role="dialog"]:not([hidden])');
    const first = modal?.querySelector<HTMLElement>('[data-field]') ?? modal;
    first?.focus();
  }, [layer, topViewId]);
}

function goRound(event: KeyboardEvent): void {
  const stops = [...document.querySelectorAll<HTMLElement>('[data-modal-reach]')]
    .sort((one, other) => Number(other.matches('.modal-layer')) - Number(one.matches('.modal-layer')))
    .flatMap((part) => [...part.querySelectorAll<HTMLElement>(focusable)])
    .filter((stop) => !stop.matches(':disabled') && stop.checkVisibility() && !isPassedOver(stop));
  const now = stops.indexOf(document.activeElement as HTMLElement);
  const next = now < 0 ? 0 : (now + (event.shiftKey ? -1 : 1) + stops.length) % stops.length;
  event.preventDefault();
  stops[next]?.focus();
}

/** Of radio buttons that belong together, Tab stops at the chosen one, or at the first; arrows do the rest. */
function isPassedOver(stop: HTMLElement): boolean {
  if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return false;
  const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(stop.name)}"]`)];
  return stop !== (group.find(({ checked }) => checked) ?? group[0]);
}
