import type { ModalView } from '@slack/types';
import type { Secret } from '../../scenario/secret.ts';
import { VIEWS } from '../ids.ts';
import { context, section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';

/** Returns a window to open immediately, because a trigger id expires after three seconds. `seedView` replaces it. */
export function seedOpeningView(text: Text): ModalView {
  return frame(text, [section(text.modals.seed.opening)]);
}

/**
 * Shows the seed in groups of four, as people type it. It is shown in a modal only, because messages stay and modals do
 * not.
 */
export function seedView(text: Text, seed: Secret | undefined): ModalView {
  if (!seed) return frame(text, [section(text.modals.seed.gone)]);
  const groups = seed.reveal().match(/.{1,4}/g) ?? [];
  const key = `\`\`\`${groups.join(' ')}\`\`\``;
  return frame(text, [section(text.modals.seed.explain), section(key), context(text.modals.seed.secret)]);
}

function frame(text: Text, blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.seed,
    title: { type: 'plain_text', text: text.modals.seed.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks,
  };
}
