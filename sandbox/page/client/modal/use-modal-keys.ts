import { type RefObject, useEffect, useRef } from 'react';

const focusable = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';

interface ModalKeysOptions {
  readonly layer: RefObject<HTMLElement | null>;
  /** The control that was used last outside the modals. */
  readonly lastUsed: RefObject<HTMLElement | null>;
  /** Whether this is the active person. If the page shows two people, only the active one gets the keys. */
  readonly isActive: boolean;
  readonly topViewId: string | undefined;
  readonly onClose: (viewId: string) => void;
}

/**
 * While a modal is open, Tab moves in a circle through the modal and the parts that are not behind it, such as the
 * phone whose codes go into the modal. Esc closes the modal. A modal that opens gets the focus. After the last one is
 * closed, the focus returns to the control that opened it, or else to the composer.
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
    // The control that opened the modal can have lost the focus: a button is disabled while it waits for the app.
    const opener = lastUsed.current;
    return () => {
      // Wait one frame: in this update the workspace stops being inert, and the control that opened the modal may
      // become enabled.
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

/**
 * Returns whether Tab skips this element. In a group of radio buttons, Tab stops only at the chosen one, or at the
 * first one if none is chosen. Arrow keys move to the others.
 */
function isPassedOver(stop: HTMLElement): boolean {
  if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return false;
  const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(stop.name)}"]`)];
  return stop !== (group.find(({ checked }) => checked) ?? group[0]);
}
