import { isRunning } from '../../scenario/demo.ts';
import { isThere, REMOVED } from '../../scenario/ports/conversation-memory.ts';
import { openConversation, type TellParts } from './conversations.ts';
import type { Home } from './home.ts';
import { updateProgress } from './progress-message.ts';
import { shownIn } from './shown.ts';
import { messageAt, takeAway } from './strays.ts';
import type { Surface } from './surface.ts';
import { turnNotice } from './turn-notice.ts';
import { unremembered } from './unremembered.ts';
import { type WindowParts, waitingWindow } from './waiting-window.ts';

/** Returns all places in Slack that show a demo. To add a place, add it to this list. */
export function createSurfaces(parts: WindowParts & { readonly home: Home }): readonly Surface[] {
  return [
    progress(parts),
    waitingWindow(parts),
    reminder(parts),
    turnNotice(parts),
    appHome(parts.home),
    unremembered(parts),
  ];
}

/** The App Home. The person does not wait for it, so it is updated a little later. */
function appHome(home: Home): Surface {
  return { name: 'home', show: async (demo) => home.follow(demo) };
}

/** The progress message, which is updated from the start to the receipt. */
function progress(parts: TellParts): Surface {
  return {
    name: 'progress',
    show: async (demo, known) => {
      const { channelId: channel, progressTs: ts } = known;
      if (channel && ts) return updateProgress(parts, demo, known, { shown: shownIn(known) });
      // A demo that was stopped before its first message still needs a receipt.
      if (demo.phase === 'ended' || demo.phase === 'stuck') await openConversation(parts, demo);
    },
  };
}

/** The short message that offers more time. It is deleted when the person has taken more time or the demo is over. */
function reminder(parts: TellParts): Surface {
  return {
    name: 'reminder',
    show: async (demo, { channelId: channel, reminderTs: ts }) => {
      const isServed = !isRunning(demo) || demo.extendedAt !== undefined;
      if (!channel || !isThere(ts) || !isServed) return;
      await takeAway(parts, demo, messageAt(channel, ts));
      await parts.memory.replace(demo.demoId, 'reminderTs', ts, REMOVED);
    },
  };
}
