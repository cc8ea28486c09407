import { useCallback, useRef } from 'react';

/** Remembers which control of the workspace was used last, by key or by pointer; windows in front of it do not count. */
export function useLastUsed() {
  const lastUsed = useRef<HTMLElement>(null);
  const note = useCallback(({ target }: { readonly target: EventTarget }) => {
    if (!(target instanceof Element) || target.closest('.modal-layer, dialog')) return;
    // Some browsers give a button no focus when it is clicked.
    const control = target.closest<HTMLElement>('button, a[href], input, select, textarea, summary, [tabindex]');
    if (control) lastUsed.current = control;
  }, []);
  return { lastUsed, note };
}
