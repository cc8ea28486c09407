import type { Button as SlackButton } from '@slack/types';
import { useState } from 'react';
import { useFollow } from '../follow.ts';
import { usePlace } from '../place.ts';
import { PlainText } from '../text/text.tsx';
import { useConfirm } from './use-confirm.tsx';

/**
 * A Block Kit button. A button with a link opens the link at once and also sends the click. Every other button asks for
 * confirmation if the app wants that, and is busy while Slack delivers the click.
 */
export function Button({ of, blockId }: { readonly of: SlackButton; readonly blockId: string }) {
  const place = usePlace();
  const [isBusy, setBusy] = useState(false);
  const { ask, dialog } = useConfirm(of.confirm);
  const follow = useFollow(of.url ?? '');

  const click = async () => {
    setBusy(true);
    await place.click(blockId, of.action_id ?? '');
    setBusy(false);
  };

  if (of.url) {
    return (
      <a
        className={`button button-${of.style ?? 'default'}`}
        href={of.url}
        target="_blank"
        rel="noreferrer"
        aria-label={of.accessibility_label}
        onClick={(event) => {
          follow(event);
          void click();
        }}
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
        onClick={() => ask(() => void click())}
      >
        <PlainText of={of.text} />
      </button>
      {dialog}
    </>
  );
}
