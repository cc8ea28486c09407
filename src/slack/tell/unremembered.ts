import { isProgressOf } from '../messages/progress.ts';
import { isReminderOf } from '../messages/reminder.ts';
import { isTurnNoticeOf } from '../messages/turn-notice.ts';
import type { TellParts } from './conversations.ts';
import { messageAt, takeAway } from './strays.ts';
import type { Surface } from './surface.ts';

/**
 * Messages of a demo that nobody remembers: a post whose answer was lost (a bot that stood still, a Slack that was slow) may have
 * arrived all the same, and would ask for codes for good. They are deleted when the demo is over. Needs the optional scope
 * `im:history`.
 */
export function unremembered(parts: TellParts): Surface {
  return {
    name: 'unremembered',
    isLast: true,
    show: async (demo) => {
      const { demoId, phase } = demo;
      if (phase !== 'ended') return;
      // Read once more: the other surfaces may have posted just now.
      const { channelId, progressTs } = await parts.memory.read(demoId);
      if (!channelId || !progressTs) return;
      const kinds = [isProgressOf, isReminderOf, isTurnNoticeOf];
      const all = await parts.door.findAll(channelId, (blocks) => kinds.some((isOf) => isOf(demoId, blocks)));
      for (const ts of all) if (ts !== progressTs) await takeAway(parts, demo, messageAt(channelId, ts));
    },
  };
}
