import { type Demo, isRunning } from '../../scenario/demo.ts';
import {
  type Conversation,
  type ConversationMemory,
  isThere,
  REMOVED,
} from '../../scenario/ports/conversation-memory.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import { progressMessage } from '../messages/progress.ts';
import { textOf } from '../text/catalog.ts';
import { demoView } from '../views/demo-view.ts';
import { openConversation } from './conversations.ts';

/** One place in Slack where a demo can be seen. */
export interface Surface {
  /** For the log, when it could not be brought up to date. */
  readonly name: string;
  /** Brings it in line with the demo. @throws UpstreamError, ConfigError */
  show(demo: Demo, known: Conversation): Promise<void>;
}

/** Everything that follows a demo. One more place is one more line. */
export function createSurfaces(door: SlackDoor, memory: ConversationMemory): readonly Surface[] {
  return [progress(door, memory), waitingWindow(door, memory), reminder(door, memory)];
}

/** The one message that is updated from start to receipt. */
function progress(door: SlackDoor, memory: ConversationMemory): Surface {
  return {
    name: 'progress',
    show: async (demo, { channelId: channel, progressTs: ts }) => {
      if (channel && ts) return door.update({ channel, ts }, progressMessage(demo, textOf(demo.participant.locale)));
      // A demo that was stopped before it could say anything still owes its receipt.
      if (demo.stage === 'ended' || demo.stage === 'stuck') await openConversation(door, memory, demo);
    },
  };
}

/** The window that waits for the answer to codes. */
function waitingWindow(door: SlackDoor, memory: ConversationMemory): Surface {
  return {
    name: 'window',
    show: async (demo, { waitingViewId: viewId }) => {
      // While AWS looks at the codes, the answer to the submission has already put "checking" there.
      if (!isThere(viewId) || demo.stage === 'enrolling' || demo.stage === 'proving') return;
      const answer = await door.updateView(viewId, demoView(demo));
      const isOver = answer === 'closed' || demo.stage === 'ended';
      if (isOver) await memory.replace(demo.demoId, 'waitingViewId', viewId, REMOVED);
    },
  };
}

/** The short message that offers more time goes when it has served: more time was taken, or the demo is over. */
function reminder(door: SlackDoor, memory: ConversationMemory): Surface {
  return {
    name: 'reminder',
    show: async (demo, { channelId: channel, reminderTs: ts }) => {
      const isServed = !isRunning(demo) || demo.extendedAt !== undefined;
      if (!channel || !isThere(ts) || !isServed) return;
      await door.delete({ channel, ts });
      await memory.replace(demo.demoId, 'reminderTs', ts, REMOVED);
    },
  };
}
