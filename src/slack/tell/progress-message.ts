import type { Demo } from '../../scenario/demo.ts';
import type { Conversation } from '../../scenario/ports/conversation-memory.ts';
import type { Place } from '../api/messages-api.ts';
import { isRefusedWith, leadsTo } from '../api/refusals/refusal.ts';
import { INVALID_SLACK_FILE } from '../api/slack-call.ts';
import { isProgressOf, progressMessage, type Shown } from '../messages/progress.ts';
import { textOf } from '../text/catalog.ts';
import type { TellParts } from './conversations.ts';
import { keptOrDeleted } from './kept-or-deleted.ts';

/**
 * Brings the progress message up to date. One that is gone is posted once more in its place; a picture that the person has deleted
 * does not keep the rest from being shown, unless `mustShow` is set.
 * @throws UpstreamError, ConfigError
 */
export async function updateProgress(
  parts: TellParts,
  demo: Demo,
  known: Conversation,
  { shown, mustShow = false }: { shown: Shown; mustShow?: boolean },
): Promise<void> {
  const { channelId: channel, progressTs: ts } = known;
  if (!channel || !ts) return;
  try {
    await updateOrPost(parts, demo, { channel, ts }, shown);
  } catch (error) {
    const isPictureGone = shown.qrFileId !== undefined && isRefusedWith(error, INVALID_SLACK_FILE);
    if (mustShow || !isPictureGone) throw error;
    await updateOrPost(parts, demo, { channel, ts }, {});
  }
}

async function updateOrPost({ door, memory, faces }: TellParts, demo: Demo, place: Place, shown: Shown): Promise<void> {
  const content = progressMessage(demo, faces.of(demo), textOf(demo.participant.locale), shown);
  try {
    await door.update(place, content);
  } catch (error) {
    if (!leadsTo(error, 'post-anew')) throw error;
    const { channel } = place;
    // A bot that died right after posting has left one that nobody remembers.
    const lost = await door.find(channel, (blocks) => isProgressOf(demo.demoId, blocks));
    const found = lost === place.ts ? undefined : lost;
    if (found) await door.update({ channel, ts: found }, content);
    const ts = found ?? (await door.post(channel, content));
    const keep = () => memory.replace(demo.demoId, 'progressTs', place.ts, ts);
    const isKept = await keptOrDeleted(keep, () => door.delete({ channel, ts }));
    // One that is there and cannot be changed would show an old state for good.
    if (isKept) await door.delete(place).catch(() => undefined);
  }
}
