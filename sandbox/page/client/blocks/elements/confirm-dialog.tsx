import type { ConfirmationDialog } from '@slack/types';
import { useEffect, useId, useRef } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import { PlainText, Text } from '../text/text.tsx';

/**
 * The confirmation dialog of Block Kit. It is a `<dialog>`, which keeps the focus inside and closes on Esc. After it is
 * closed, the control that had the focus before gets it again.
 */
export function ConfirmDialog(props: {
  readonly of: ConfirmationDialog;
  readonly onConfirm: () => void;
  readonly onDeny: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const texts = useTexts().blocks;
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const { title, text, confirm, deny, style } = props.of;

  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={titleId} onClose={props.onDeny}>
      <h2 id={titleId}>{title ? <PlainText of={title} /> : texts.sure}</h2>
      <div className="confirm-body">
        <Text of={text} />
      </div>
      <div className="confirm-actions">
        <button type="button" className="button button-default" onClick={props.onDeny}>
          {deny ? <PlainText of={deny} /> : texts.cancel}
        </button>
        <button type="button" className={`button button-${style ?? 'primary'}`} onClick={props.onConfirm}>
          {confirm ? <PlainText of={confirm} /> : texts.yes}
        </button>
      </div>
    </dialog>
  );
}
