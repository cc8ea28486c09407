import type { ModalView } from '@slack/web-api';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A modal that asks for one six-character code. */
export function codeModal(change: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'codes',
    title: plain('Enter a code'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input',
        block_id: 'code',
        label: plain('Code'),
        element: { type: 'plain_text_input', action_id: 'typed', min_length: 6, max_length: 6 },
      },
    ],
    ...change,
  };
}

export function textModal(title: string, change: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    title: plain(title),
    blocks: [{ type: 'section', text: plain(`This is ${title}`) }],
    ...change,
  };
}

export function buttons(...actionIds: string[]) {
  return {
    type: 'actions' as const,
    block_id: 'buttons',
    elements: actionIds.map((actionId) => ({
      type: 'button' as const,
      action_id: actionId,
      text: plain(actionId),
      value: `value-${actionId}`,
    })),
  };
}
