import { isProgressOf } from '../messages/progress.ts';
import { isReminderOf } from '../messages/reminder.ts';
import { isTurnNoticeOf } from '../messages/turn-notice.ts';
import type { TellParts } from './conversations.ts';
import { messageAt, takeAway } from './strays.ts';
import type { Surface } from './surface.ts';

/**
 * Deletes messages of an ended demo whose timestamps were not saved: Slack may have posted a message although its
 * answer was lost (because the bot was suspended or Slack was slow). Such a message would ask for codes forever. Needs
 * the optional scope `im:history`.
 */
export function unremembered(parts: TellParts): Surface {
  return {
    name: 'unremembered',
    isLast: true,
    show: async (demo) => {
      const { demoId, phase } = demo;
      if (phase !== 'ended') return;
      // Read the facts again, because the other surfaces may have just posted messages.
      const { channelId, progressTs } = await parts.memory.read(demoId);
      if (!channelId || !progressTs) return;
      const kinds = [isProgressOf, isReminderOf, isTurnNoticeOf];
      const all = await parts.door.findAll(channelId, (blocks) => kinds.some((isOf) => isOf(demoId, blocks)));
      for (const ts of all) if (ts !== progressTs) await takeAway(parts, demo, messageAt(channelId, ts));
    },
  };
}
