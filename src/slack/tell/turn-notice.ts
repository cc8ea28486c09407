import * as z from 'zod';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { isThere } from '../../scenario/ports/conversation-memory.ts';
import { isTurnNoticeOf, turnNoticeMessage } from '../messages/turn-notice.ts';
import { textOf } from '../text/catalog.ts';
import type { TellParts } from './conversations.ts';
import { readFact } from './fact-list.ts';
import { messageAt, takeAway } from './strays.ts';
import type { Surface } from './surface.ts';

/**
 * The newest turn of the person, and the message that notifies them of it. `turn` is the stage and the number of
 * refusals, `ts` the message's timestamp while the message exists. `claimed`: a bot is about to post the message, or
 * crashed before it saved the timestamp. `served`: the message is deleted, or none was needed.
 */
const noteSchema = z.object({ turn: z.string(), state: z.enum(['claimed', 'posted', 'served']), ts: z.string() });
type Note = z.infer<typeof noteSchema>;

/**
 * Notifies the person of their turn with a short message, because Slack does not notify of updated messages. The
 * message is posted once per turn, unless the person has the window open, and deleted when the turn is over.
 */
export function turnNotice(parts: TellParts): Surface {
  const { door, memory, faces } = parts;
  return {
    name: 'turn notice',
    isLast: true,
    show: async (demo, { channelId: channel, progressTs, turnNotice: noted, waitingWindow }) => {
      if (!channel) return;
      const note = readFact(noted, noteSchema);
      const isTheirs = isRunning(demo) && faces.of(demo).waitsIn.includes(demo.stage);
      const turn = isTheirs ? `${demo.stage} ${demo.refusalCount}` : undefined;
      if (turn !== undefined && (turn !== note?.turn || note.state === 'claimed')) {
        if (note?.state === 'posted') await takeAway(parts, demo, messageAt(channel, note.ts));
        return isThere(waitingWindow)
          ? void (await keep(parts, demo, noted, { turn, state: 'served', ts: '' }))
          : post(parts, demo, { channel, turn, noted, progressTs });
      }
      if (turn === note?.turn || note?.state !== 'posted') return;
      await takeAway(parts, demo, messageAt(channel, note.ts));
      await keep(parts, demo, noted, { ...note, state: 'served', ts: '' });
    },
  };
  function keep({ memory: facts }: TellParts, { demoId }: Demo, before: string | undefined, now: Note) {
    return facts.replace(demoId, 'turnNotice', before, JSON.stringify(now));
  }
  /**
   * Claims the turn before posting, so that two bots do not both post. If a bot crashed after its claim, searches for
   * the message that the crashed bot may have posted.
   */
  async function post(
    all: TellParts,
    demo: Demo,
    {
      channel,
      turn,
      noted,
      progressTs,
    }: { channel: string; turn: string } & Record<'noted' | 'progressTs', string | undefined>,
  ): Promise<void> {
    const claim: Note = { turn, state: 'claimed', ts: '' };
    const wasClaimed = noted === JSON.stringify(claim);
    if (!wasClaimed && !(await keep(all, demo, noted, claim))) return;
    const lost = wasClaimed ? await door.find(channel, (blocks) => isTurnNoticeOf(demo.demoId, blocks)) : undefined;
    const link = progressTs === undefined ? undefined : await door.permalink({ channel, ts: progressTs });
    const content = turnNoticeMessage(demo, faces.of(demo), textOf(demo.participant.locale), link);
    const ts = lost ?? (await door.post(channel, content));
    const isKept = await memory.replace(
      demo.demoId,
      'turnNotice',
      JSON.stringify(claim),
      JSON.stringify({ turn, state: 'posted', ts } satisfies Note),
    );
    if (!isKept) await takeAway(all, demo, messageAt(channel, ts));
  }
}
