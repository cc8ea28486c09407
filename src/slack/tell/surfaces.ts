import { type Demo, isRunning } from '../../scenario/demo.ts';
import { type Conversation, isThere, REMOVED } from '../../scenario/ports/conversation-memory.ts';
import { progressMessage } from '../messages/progress.ts';
import { textOf } from '../text/catalog.ts';
import { demoView } from '../views/demo-view.ts';
import { openConversation, type TellParts } from './conversations.ts';

/** One place in Slack where a demo can be seen. */
export interface Surface {
  /** For the log, when it could not be brought up to date. */
  readonly name: string;
  /** Brings it in line with the demo. @throws UpstreamError, ConfigError */
  show(demo: Demo, known: Conversation): Promise<void>;
}

/** Everything that follows a demo. One more place is one more line. */
export function createSurfaces(parts: TellParts): readonly Surface[] {
  return [progress(parts), waitingWindow(parts), reminder(parts)];
}

/** The one message that is updated from start to receipt. */
function progress(parts: TellParts): Surface {
  const { door, faces } = parts;
  return {
    name: 'progress',
    show: async (demo, { channelId: channel, progressTs: ts }) => {
      const text = textOf(demo.participant.locale);
      if (channel && ts) return door.update({ channel, ts }, progressMessage(demo, faces.of(demo), text));
      // A demo that was stopped before it could say anything still owes its receipt.
      if (demo.phase === 'ended' || demo.phase === 'stuck') await openConversation(parts, demo);
    },
  };
}

/** The window that waits for the answer to codes. */
function waitingWindow({ door, memory, faces }: TellParts): Surface {
  return {
    name: 'window',
    show: async (demo, { waitingViewId: viewId }) => {
      const face = faces.of(demo);
      // While AWS looks at the codes, the answer to the submission has already put "checking" there.
      if (!isThere(viewId) || (isRunning(demo) && face.checking.includes(demo.stage))) return;
      const answer = await door.updateView(viewId, demoView(demo, face, textOf(demo.participant.locale)));
      const isOver = answer === 'closed' || demo.phase === 'ended';
      if (isOver) await memory.replace(demo.demoId, 'waitingViewId', viewId, REMOVED);
    },
  };
}

/** The short message that offers more time goes when it has served: more time was taken, or the demo is over. */
function reminder({ door, memory }: TellParts): Surface {
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
