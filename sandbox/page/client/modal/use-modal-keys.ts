import { type RefObject, useEffect, useRef } from 'react';

const focusable = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';

interface ModalKeysOptions {
  readonly layer: RefObject<HTMLElement | null>;
  /** What was used last outside of the modals. */
  readonly lastUsed: RefObject<HTMLElement | null>;
  /** Of two people side by side, keys are for the one in use. */
  readonly isActive: boolean;
  readonly topViewId: string | undefined;
  readonly onClose: (viewId: string) => void;
}

/**
 * While a modal is open, Tab goes round through the modal and the parts that are not behind it (the phone must stay
 * in reach: its codes go into the modal), and Esc closes the modal. Afterwards the focus goes back to what opened it.
 */
export function useModalKeys({ layer, lastUsed, isActive, topViewId, onClose }: ModalKeysOptions): void {
  const now = useRef({ onClose, isActive });
  now.current = { onClose, isActive };

  useEffect(() => {
    if (!topViewId) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!now.current.isActive || document.querySelector('dialog[open]') || event.isComposing) return;
      if (event.key === 'Escape') now.current.onClose(topViewId);
      else if (event.key === 'Tab') goRound(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [topViewId]);

  const isOpen = topViewId !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const desk = layer.current?.closest('.desk');
    // A button that waits for the app is disabled and has lost the focus by now.
    const opener = lastUsed.current;
    return () => {
      // The workspace stops being inert in this same update, and the button may stop waiting: wait until they have.
      requestAnimationFrame(() => {
        if (!now.current.isActive) return;
        opener?.focus();
        if (document.activeElement !== opener) desk?.querySelector<HTMLElement>('.composer textarea')?.focus();
      });
    };
  }, [isOpen, layer, lastUsed]);

  useEffect(() => {
    if (!topViewId || !now.current.isActive) return;
    const modal = layer.current?.querySelector<HTMLElement>('[role="dialog"]:not([hidden])');
    const first = modal?.querySelector<HTMLElement>('[data-field]') ?? modal;
    first?.focus();
  }, [layer, topViewId]);
}

function goRound(event: KeyboardEvent): void {
  const stops = [...document.querySelectorAll<HTMLElement>('[data-modal-reach]')]
    .sort((one, other) => Number(isInFront(other)) - Number(isInFront(one)))
    .flatMap((part) => [...part.querySelectorAll<HTMLElement>(focusable)])
    .filter((stop) => !stop.matches(':disabled') && stop.checkVisibility() && !isPassedOver(stop));
  const now = stops.indexOf(document.activeElement as HTMLElement);
  const next = now < 0 ? 0 : (now + (event.shiftKey ? -1 : 1) + stops.length) % stops.length;
  event.preventDefault();
  stops[next]?.focus();
}

function isInFront(part: HTMLElement): boolean {
  return part.matches('.desk[data-active] .modal-layer');
}

/** Of radio buttons that belong together, Tab stops at the chosen one, or at the first; arrows do the rest. */
function isPassedOver(stop: HTMLElement): boolean {
  if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return false;
  const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(stop.name)}"]`)];
  return stop !== (group.find(({ checked }) => checked) ?? group[0]);
}
