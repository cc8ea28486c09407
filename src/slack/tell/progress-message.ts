import { type Demo, isRunning } from '../../scenario/demo.ts';
import type { Conversation } from '../../scenario/ports/conversation-memory.ts';
import type { Place } from '../api/messages-api.ts';
import { INVALID_SLACK_FILE, isRefusedWith, isUnchangeable, leadsTo } from '../api/refusals/refusal.ts';
import type { MessageContent } from '../messages/blocks.ts';
import { isProgressOf, progressMessage, type Shown } from '../messages/progress.ts';
import { textOf } from '../text/catalog.ts';
import type { TellParts } from './conversations.ts';
import { keptOrDeleted } from './kept-or-deleted.ts';
import { messageAt, takeAway } from './strays.ts';

/**
 * Updates the progress message. If the message is gone, updates one whose timestamp was not saved, or posts a new one.
 * If Slack does not let the bot change it, posts a new one only for a state that the person has to see. If the person
 * has deleted the picture, shows the message without it; throws instead if `mustShow` is set.
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
    await updateOrPost(parts, demo, { channel, ts }, shown, mustShow);
  } catch (error) {
    const isPictureGone = shown.qrFileId !== undefined && isRefusedWith(error, INVALID_SLACK_FILE);
    if (mustShow || !isPictureGone) throw error;
    await updateOrPost(parts, demo, { channel, ts }, {});
  }
}

async function updateOrPost(parts: TellParts, demo: Demo, place: Place, shown: Shown, mustShow = false): Promise<void> {
  const { door, memory, faces } = parts;
  const { channel } = place;
  const content = progressMessage(demo, faces.of(demo), textOf(demo.participant.locale), shown);
  try {
    await door.update(place, content, mustShow);
  } catch (error) {
    if (!isUnchangeable(error)) throw error;
    const isGone = leadsTo(error, 'look-for-it');
    if (!isGone && !isWorthAMessage(parts, demo, shown)) return;
    const found = isGone ? await findLost(parts, demo, place, content) : undefined;
    const ts = found ?? (await door.post(channel, content));
    const keep = () => memory.replace(demo.demoId, 'progressTs', place.ts, ts);
    const isKept = await keptOrDeleted(keep, () => takeAway(parts, demo, messageAt(channel, ts)));
    // Delete the old message: it cannot be changed, so it would show an old state forever.
    if (isKept) await takeAway(parts, demo, messageAt(channel, place.ts));
  }
}

/**
 * Whether the person has to see this state. If Slack does not let the bot change messages, each state needs a new
 * message, so other states are not shown.
 */
function isWorthAMessage({ faces }: TellParts, demo: Demo, { qrFileId }: Shown): boolean {
  if (!isRunning(demo)) return demo.phase !== 'tearing-down';
  return qrFileId !== undefined || faces.of(demo).waitsIn.includes(demo.stage);
}

/**
 * Finds and updates a progress message whose timestamp was not saved, because the bot crashed right after posting it.
 */
async function findLost({ door }: TellParts, demo: Demo, { channel, ts: gone }: Place, content: MessageContent) {
  const lost = await door.find(channel, (blocks) => isProgressOf(demo.demoId, blocks));
  if (lost === undefined || lost === gone) return undefined;
  try {
    await door.update({ channel, ts: lost }, content);
    return lost;
  } catch (error) {
    if (isUnchangeable(error)) return undefined;
    throw error;
  }
}
