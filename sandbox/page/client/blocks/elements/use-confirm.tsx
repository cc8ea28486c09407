import type { ConfirmationDialog } from '@slack/types';
import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Returns `ask`, which performs an action after a confirmation (if the app wants one), and the `dialog` to draw. */
export function useConfirm(confirm: ConfirmationDialog | undefined) {
  const [waiting, setWaiting] = useState<() => void>();
  const ask = (act: () => void) => (confirm ? setWaiting(() => act) : act());
  const answer = (act: (() => void) | undefined) => {
    setWaiting(undefined);
    act?.();
  };
  const dialog = confirm && waiting && (
    <ConfirmDialog of={confirm} onConfirm={() => answer(waiting)} onDeny={() => answer(undefined)} />
  );
  return { ask, dialog };
}
