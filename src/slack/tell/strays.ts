import * as z from 'zod';
import { UpstreamError } from '../../errors.ts';
import type { Demo } from '../../scenario/demo.ts';
import type { Conversation, ConversationMemory } from '../../scenario/ports/conversation-memory.ts';
import { FinalRefusal } from '../api/refusals/refusal.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import { sentence } from '../messages/blocks.ts';
import { textOf } from '../text/catalog.ts';
import { changeList, readList } from './fact-list.ts';

/**
 * A stray: a message or file that the bot could not delete. `id` is the file's id or the message's timestamp, `channel`
 * the message's conversation. `due`: the deletion is to be tried again. `kept`: Slack does not let the bot delete it.
 */
const straySchema = z.object({
  kind: z.enum(['message', 'file']),
  id: z.string(),
  channel: z.string().optional(),
  state: z.enum(['due', 'kept']),
  reason: z.string(),
});
type Stray = z.infer<typeof straySchema>;
type Posted = Pick<Stray, 'kind' | 'id' | 'channel'>;

/** The demo to which a message or file belongs. If its record cannot be read, only its id is known. */
type Owner = Pick<Demo, 'demoId'> & Partial<Pick<Demo, 'participant'>>;

interface StrayParts {
  readonly door: SlackDoor;
  readonly memory: ConversationMemory;
}

/**
 * Deletes a message or file of the bot. If Slack does not let the bot delete a message, replaces its content with one
 * sentence. If the deletion fails, saves the message or file as a stray, and the demo continues.
 * @throws UpstreamError when the stray cannot be saved
 */
export async function takeAway(parts: StrayParts, demo: Owner, posted: Posted): Promise<void> {
  const stray = await remove(parts, demo, posted);
  if (stray)
    await changeList(parts.memory, demo.demoId, 'strays', straySchema, (all) => [...without(all, posted), stray]);
}

/**
 * Tries again to delete the demo's strays, except those that Slack keeps.
 * @throws UpstreamError when the result cannot be saved
 */
export async function takeAwayAgain(parts: StrayParts, demo: Owner, { strays }: Conversation): Promise<void> {
  for (const { state, ...posted } of readList(strays, straySchema)) {
    if (state !== 'due') continue;
    const stray = await remove(parts, demo, posted);
    await changeList(parts.memory, demo.demoId, 'strays', straySchema, (all) =>
      stray ? [...without(all, posted), stray] : without(all, posted),
    );
  }
}

/**
 * Searches the newest messages of the conversation for the demo's messages of these kinds and deletes them, except the
 * progress message whose timestamp is saved. Slack may have posted a message although its answer was lost, because the
 * bot was suspended or Slack was slow. Needs the optional scope `im:history`; without it, deletes nothing.
 * @param kinds each says whether blocks belong to such a message of the demo
 * @throws UpstreamError
 */
export async function takeAwayUnremembered(
  parts: StrayParts,
  demo: Owner,
  kinds: readonly ((demoId: string, blocks: readonly unknown[]) => boolean)[],
): Promise<void> {
  const { demoId } = demo;
  const { channelId, progressTs } = await parts.memory.read(demoId);
  if (!channelId || !progressTs) return;
  const all = await parts.door.findAll(channelId, (blocks) => kinds.some((isOf) => isOf(demoId, blocks)));
  for (const ts of all) if (ts !== progressTs) await takeAway(parts, demo, messageAt(channelId, ts));
}

/** Returns why Slack keeps strays of this demo, each reason once, and whether other strays are still to be deleted. */
export function straysIn({ strays }: Conversation): { readonly keptFor: readonly string[]; readonly areDue: boolean } {
  const all = readList(strays, straySchema);
  const keptFor = all.filter(({ state }) => state === 'kept').map(({ reason }) => reason);
  return { keptFor: [...new Set(keptFor)], areDue: all.some(({ state }) => state === 'due') };
}

async function remove({ door }: StrayParts, demo: Owner, posted: Posted): Promise<Stray | undefined> {
  const { kind, id, channel = '' } = posted;
  try {
    await (kind === 'file' ? door.deleteFile(id) : door.delete({ channel, ts: id }));
    return undefined;
  } catch (error) {
    if (!(error instanceof FinalRefusal || error instanceof UpstreamError)) throw error;
    const isKept = error instanceof FinalRefusal && error.isOfMethod;
    if (isKept && kind === 'message') {
      const blank = sentence(textOf(demo.participant?.locale ?? 'en').refused.blanked);
      await door.update({ channel, ts: id }, blank).catch(() => undefined);
    }
    return { ...posted, state: isKept ? 'kept' : 'due', reason: error.message };
  }
}

function without(all: readonly Stray[], { kind, id }: Posted): Stray[] {
  return all.filter((each) => each.kind !== kind || each.id !== id);
}

/** Returns a message in the form that `takeAway` takes. */
export function messageAt(channel: string, ts: string): Posted {
  return { kind: 'message', id: ts, channel };
}
