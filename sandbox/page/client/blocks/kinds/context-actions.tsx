import type { ContextActionsBlock, FeedbackButtons, IconButton as SlackIconButton } from '@slack/types';
import { useConfirm } from '../elements/use-confirm.tsx';
import { usePlace } from '../place.ts';
import { PlainText } from '../text/text.tsx';

/** Feedback buttons and icon buttons below a message. */
export function ContextActions({ of }: { readonly of: ContextActionsBlock }) {
  const blockId = of.block_id ?? '';
  return of.elements.map((element, index) => {
    const key = element.action_id ?? index;
    if (element.type === 'feedback_buttons') return <Feedback key={key} of={element} blockId={blockId} />;
    return <IconButton key={key} of={element} blockId={blockId} />;
  });
}

function Feedback({ of, blockId }: { readonly of: FeedbackButtons; readonly blockId: string }) {
  const place = usePlace();
  return [of.positive_button, of.negative_button].map((button, index) => (
    <button
      key={button.value}
      type="button"
      className="button button-default button-small"
      aria-label={button.accessibility_label}
      onClick={() => void place.pick(blockId, of.action_id ?? '', button.value)}
    >
      <span aria-hidden="true">{index === 0 ? '👍' : '👎'}</span> <PlainText of={button.text} />
    </button>
  ));
}

function IconButton({ of, blockId }: { readonly of: SlackIconButton; readonly blockId: string }) {
  const place = usePlace();
  const { ask, dialog } = useConfirm(of.confirm);
  return (
    <>
      <button
        type="button"
        className="button button-default button-small"
        aria-label={of.accessibility_label}
        onClick={() => ask(() => void place.click(blockId, of.action_id ?? ''))}
      >
        <PlainText of={of.text} />
      </button>
      {dialog}
    </>
  );
}
