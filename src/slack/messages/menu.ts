import type { Overflow } from '@slack/types';
import { clip, LIMITS } from './limits.ts';

/** One entry of the overflow menu (the three dots). */
export interface MenuItem {
  readonly actionId: string;
  readonly label: string;
}

/** Slack's limit of options in one menu; https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element. */
const MOST_ITEMS = 5;
const SEPARATOR = ' ';

/**
 * Returns the overflow menu for actions that are rarely used. The value of each option consists of the action's id and
 * the demo's id.
 */
export function menu(actionId: string, items: readonly MenuItem[], demoId: string): Overflow {
  return {
    type: 'overflow',
    action_id: actionId,
    options: items.slice(0, MOST_ITEMS).map(({ actionId: chosen, label }) => ({
      text: { type: 'plain_text', text: clip(label, LIMITS.optionText), emoji: true },
      value: `${chosen}${SEPARATOR}${demoId}`,
    })),
  };
}

/** Returns which action was chosen in a menu, and for which demo. */
export function readMenuValue(value: string): { actionId: string; demoId: string } {
  const [actionId = '', demoId = ''] = value.split(SEPARATOR);
  return { actionId, demoId };
}
