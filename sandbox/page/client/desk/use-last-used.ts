import { useCallback, useRef } from 'react';

/**
 * Remembers the control of the workspace that was used last, by key or pointer. Controls in modals and dialogs do not
 * count.
 */
export function useLastUsed() {
  const lastUsed = useRef<HTMLElement>(null);
  const note = useCallback(({ target }: { readonly target: EventTarget }) => {
    if (!(target instanceof Element) || target.closest('.modal-layer, dialog')) return;
    // Some browsers do not focus a button when it is clicked, so the event's target is used.
    const control = target.closest<HTMLElement>('button, a[href], input, select, textarea, summary, [tabindex]');
    if (control) lastUsed.current = control;
  }, []);
  return { lastUsed, note };
}
