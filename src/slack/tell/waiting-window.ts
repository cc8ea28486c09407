import QuickLRU from 'quick-lru';
import * as z from 'zod';
import { ConflictError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../../scenario/conflict.ts';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { type ConversationMemory, isThere, REMOVED } from '../../scenario/ports/conversation-memory.ts';
import { textOf } from '../text/catalog.ts';
import { demoView } from '../views/demo-view.ts';
import type { TellParts } from './conversations.ts';
import { readFact } from './fact-list.ts';
import type { Surface } from './surface.ts';

/**
 * The window that waits for the result of a submission, and the demo at the time of the submission: its version, its
 * stage and the number of refusals.
 */
const windowSchema = z.object({ viewId: z.string(), version: z.number(), stage: z.string(), refusals: z.number() });
type WaitingWindow = z.infer<typeof windowSchema>;

/**
 * Saves which window waits: right before its submission is saved, or when the person has opened its next page.
 * @param before the demo before the submission
 * @returns a function that restores the previous note, for a submission that is not accepted
 * @throws ConflictError when other windows are saved at the same time again and again
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

const MOST_WINDOWS = 1000;

export interface WindowParts extends TellParts {
  /**
   * By view id: the last view that this process has shown in a window, and the value of the fact `waitingWindow` at
   * that time.
   */
  readonly shownWindows: QuickLRU<string, string>;
}

export function createShownWindows(): WindowParts['shownWindows'] {
  return new QuickLRU({ maxSize: MOST_WINDOWS });
}

/**
 * The open window of a person who has submitted codes. A content that this process has shown since the submission is
 * not shown a second time, because that would remove the note about code 1 below its field.
 */
export function waitingWindow({ door, memory, faces, shownWindows }: WindowParts): Surface {
  return {
    name: 'window',
    show: async (demo, { waitingWindow: noted }) => {
      if (!isThere(noted)) return;
      const window = readWindow(noted);
      if (!window) return void (await memory.replace(demo.demoId, 'waitingWindow', noted, REMOVED));
      const face = faces.of(demo);
      // While AWS checks the codes, the window already shows "checking", from the answer to the submission.
      const isChecking = isRunning(demo) && face.isChecking(demo);
      if (isChecking || isEarlier(demo, window)) return;
      const view = demoView(demo, face, textOf(demo.participant.locale));
      const content = JSON.stringify([noted, view]);
      if (shownWindows.get(window.viewId) === content) return;
      const answer = await door.updateView(window.viewId, view);
      const isOver = answer === 'closed' || demo.phase === 'ended';
      if (isOver) await memory.replace(demo.demoId, 'waitingWindow', noted, REMOVED);
      shownWindows.set(window.viewId, content);
    },
  };
}

/**
 * Whether the demo is still in the state before the submission. The window must not show this state, because it would
 * show the submitted form again. The version alone is not enough, since the bot may save the demo in this stage several
 * times before it saves the codes.
 */
function isEarlier(demo: Demo, { version, stage, refusals }: WaitingWindow): boolean {
  const isUnanswered = isRunning(demo) && demo.stage === stage && demo.refusalCount === refusals;
  return demo.version <= version || isUnanswered;
}

/** Parses the note. Returns undefined for a damaged note. Records of schema version 1 contain only the view's id. */
function readWindow(noted: string): WaitingWindow | undefined {
  return noted.startsWith('{') ? readFact(noted, windowSchema) : { viewId: noted, version: -1, stage: '', refusals: 0 };
}
