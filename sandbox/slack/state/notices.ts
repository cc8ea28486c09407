import { newBlockId } from './ids.ts';
import type { SlackState } from './state.ts';

const KEPT = 50;

/**
 * Shows one person a text that is from Slack itself, not from the app. It appears above the composer of the
 * conversation, or of every conversation if `channelId` is `null`.
 */
export function addNotice(state: SlackState, userId: string, channelId: string | null, text: string): void {
  state.notices.push({ id: `notice-${state.revision}-${newBlockId()}`, userId, channelId, text });
  if (state.notices.length > KEPT) state.notices.shift();
  state.changed();
}
