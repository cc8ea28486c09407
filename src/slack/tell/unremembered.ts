import { isProgressOf } from '../messages/progress.ts';
import { isReminderOf } from '../messages/reminder.ts';
import { isTurnNoticeOf } from '../messages/turn-notice.ts';
import type { TellParts } from './conversations.ts';
import { takeAwayUnremembered } from './strays.ts';
import type { Surface } from './surface.ts';

/**
 * Deletes messages of an ended demo whose timestamps were not saved. Such a message would ask for codes forever. The
 * facts are read again, because the other surfaces may have just posted messages.
 */
export function unremembered(parts: TellParts): Surface {
  return {
    name: 'unremembered',
    isLast: true,
    show: async (demo) => {
      if (demo.phase === 'ended') await takeAwayUnremembered(parts, demo, [isProgressOf, isReminderOf, isTurnNoticeOf]);
    },
  };
}
