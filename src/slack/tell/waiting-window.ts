import { isRunning } from '../../scenario/demo.ts';
import { type ConversationMemory, isThere, REMOVED } from '../../scenario/ports/conversation-memory.ts';
import { textOf } from '../text/catalog.ts';
import { demoView } from '../views/demo-view.ts';
import type { TellParts } from './conversations.ts';
import type { Surface } from './surface.ts';

/**
 * Remembers the window that waits for an answer, and the version of the demo from which on it does: what is told of an earlier
 * one must not bring back the form that was just submitted.
 */
export async function noteWindow(memory: ConversationMemory, demoId: string, viewId: string, version: number) {
  const { waitingViewId: before } = await memory.read(demoId);
  await memory.replace(demoId, 'waitingViewId', before, `${viewId}${SINCE}${version}`);
}

const SINCE = ' since version ';

/** The window that waits for the answer to codes. */
export function waitingWindow({ door, memory, faces }: TellParts): Surface {
  return {
    name: 'window',
    show: async (demo, { waitingViewId: noted }) => {
      if (!isThere(noted)) return;
      const [viewId = '', since] = noted.split(SINCE);
      const face = faces.of(demo);
      // While AWS looks at the codes, the answer to the submission has already put "checking" there.
      const isChecking = isRunning(demo) && face.checking.includes(demo.stage);
      if (isChecking || demo.version < Number(since ?? 0)) return;
      const answer = await door.updateView(viewId, demoView(demo, face, textOf(demo.participant.locale)));
      const isOver = answer === 'closed' || demo.phase === 'ended';
      if (isOver) await memory.replace(demo.demoId, 'waitingViewId', noted, REMOVED);
    },
  };
}
