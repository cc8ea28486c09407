import * as z from 'zod';
import { ConflictError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../../scenario/conflict.ts';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { type ConversationMemory, isThere, REMOVED } from '../../scenario/ports/conversation-memory.ts';
import { textOf } from '../text/catalog.ts';
import { demoView } from '../views/demo-view.ts';
import type { TellParts } from './conversations.ts';
import type { Surface } from './surface.ts';

/**
 * The window that waits for an answer, and the demo at the moment of the submission: its version, its stage, and how often codes
 * had been refused.
 */
const windowSchema = z.object({ viewId: z.string(), version: z.number(), stage: z.string(), refusals: z.number() });
type WaitingWindow = z.infer<typeof windowSchema>;

/**
 * Notes the window of a submission that is about to be saved.
 * @param before the demo without the submission
 * @returns takes the note back, for a submission that was not accepted
 */
export async function noteWindow(
  memory: ConversationMemory,
  before: Demo,
  viewId: string,
): Promise<() => Promise<void>> {
  const { demoId, version, stage, refusalCount: refusals } = before;
  const noted = JSON.stringify({ viewId, version, stage, refusals } satisfies WaitingWindow);
  return untilNobodyWasFirst(async () => {
    const { waitingWindow: other } = await memory.read(demoId);
    if (!(await memory.replace(demoId, 'waitingWindow', other, noted)))
      throw new ConflictError(`Another window waits for demo ${demoId}.`);
    return async () => void (await memory.replace(demoId, 'waitingWindow', noted, other ?? REMOVED));
  });
}

/** The window that waits for the answer to codes. */
export function waitingWindow({ door, memory, faces }: TellParts): Surface {
  return {
    name: 'window',
    show: async (demo, { waitingWindow: noted }) => {
      if (!isThere(noted)) return;
      const window = readWindow(noted);
      const face = faces.of(demo);
      // While AWS looks at the codes, the answer to the submission has already put "checking" there.
      const isChecking = isRunning(demo) && face.isChecking(demo);
      if (isChecking || isEarlier(demo, window)) return;
      const answer = await door.updateView(window.viewId, demoView(demo, face, textOf(demo.participant.locale)));
      const isOver = answer === 'closed' || demo.phase === 'ended';
      if (isOver) await memory.replace(demo.demoId, 'waitingWindow', noted, REMOVED);
    },
  };
}

/**
 * An update for the time before the submission is skipped: it would show the submitted form again. The bot may save the demo in
 * that stage several times before the codes are saved, so the version alone does not tell.
 */
function isEarlier(demo: Demo, { version, stage, refusals }: WaitingWindow): boolean {
  const isUnanswered = isRunning(demo) && demo.stage === stage && demo.refusalCount === refusals;
  return demo.version <= version || isUnanswered;
}

/** Records of schema version 1 knew only the view's id. */
function readWindow(noted: string): WaitingWindow {
  return noted.startsWith('{')
    ? windowSchema.parse(JSON.parse(noted))
    : { viewId: noted, version: -1, stage: '', refusals: 0 };
}
