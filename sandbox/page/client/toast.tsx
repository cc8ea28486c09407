import { useEffect } from 'react';

const SHOWN_MS = 6000;

/** A note that an action failed, shown for some seconds. */
export function Toast({ text, onGone }: { readonly text: string | undefined; readonly onGone: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new text restarts the timer, not a new callback
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="toast-place" role="status">
      {text && <p className="toast">{text}</p>}
    </div>
  );
}
