import type { Button as SlackButton } from '@slack/types';
import { useState } from 'react';
import { useClick } from './click.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { PlainText } from './text.tsx';

/** A button of Block Kit: asks for confirmation if it should, and waits while Slack delivers the click. */
export function Button({ of, blockId }: { readonly of: SlackButton; readonly blockId: string }) {
  const deliver = useClick();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);

  const click = async () => {
    setAsking(false);
    setBusy(true);
    await deliver(blockId, of.action_id ?? '');
    setBusy(false);
  };

  if (of.url) {
    return (
      <a
        className={`button button-${of.style ?? 'default'}`}
        href={of.url}
        target="_blank"
        rel="noreferrer"
        onClick={() => void click()}
      >
        <PlainText of={of.text} />
      </a>
    );
  }
  return (
    <>
      <button
        type="button"
        className={`button button-${of.style ?? 'default'}`}
        aria-label={of.accessibility_label}
        aria-busy={isBusy}
        disabled={isBusy}
        onClick={() => (of.confirm ? setAsking(true) : void click())}
      >
        <PlainText of={of.text} />
      </button>
      {isAsking && of.confirm && (
        <ConfirmDialog of={of.confirm} onConfirm={() => void click()} onDeny={() => setAsking(false)} />
      )}
    </>
  );
}
