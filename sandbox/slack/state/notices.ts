import { newBlockId } from './ids.ts';
import type { SlackState } from './state.ts';

const KEPT = 50;

/** Shows a text of Slack itself to one person: below the composer of a conversation, or with `null` anywhere. */
export function addNotice(state: SlackState, userId: string, channelId: string | null, text: string): void {
  state.notices.push({ id: `notice-${state.revision}-${newBlockId()}`, userId, channelId, text });
  if (state.notices.length > KEPT) state.notices.shift();
  state.changed();
}
