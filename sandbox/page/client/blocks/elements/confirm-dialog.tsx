import type { ConfirmationDialog } from '@slack/types';
import { useEffect, useId, useRef } from 'react';
import { PlainText, Text } from '../text/text.tsx';

/** The "are you sure" of Block Kit. The browser's own modal dialog keeps the focus inside and closes on Esc. */
export function ConfirmDialog(props: {
  readonly of: ConfirmationDialog;
  readonly onConfirm: () => void;
  readonly onDeny: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const { title, text, confirm, deny, style } = props.of;

  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={titleId} onClose={props.onDeny}>
      <h2 id={titleId}>{title ? <PlainText of={title} /> : 'Are you sure?'}</h2>
      <div className="confirm-body">
        <Text of={text} />
      </div>
      <div className="confirm-actions">
        <button type="button" className="button button-default" onClick={props.onDeny}>
          {deny ? <PlainText of={deny} /> : 'Cancel'}
        </button>
        <button type="button" className={`button button-${style ?? 'primary'}`} onClick={props.onConfirm}>
          {confirm ? <PlainText of={confirm} /> : 'Yes'}
        </button>
      </div>
    </dialog>
  );
}
