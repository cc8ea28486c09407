import type { Demo } from '../../scenario/demo.ts';
import type { ConversationMemory } from '../../scenario/ports/conversation-memory.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import type { Faces } from '../messages/face.ts';
import { isProgressOf, progressMessage } from '../messages/progress.ts';
import { textOf } from '../text/catalog.ts';
import { shownIn } from './shown.ts';
import { messageAt, takeAway, takeAwayUnremembered } from './strays.ts';

/**
 * The parts that functions need to show a demo: access to Slack, the saved facts about the demo's messages, and the
 * lessons' faces.
 */
export interface TellParts {
  readonly door: SlackDoor;
  readonly memory: ConversationMemory;
  readonly faces: Faces;
}

/**
 * Opens the direct message and posts the progress message, unless both exist. If another bot has saved its progress
 * message first, deletes the message that was posted here, and its copies.
 * @throws UpstreamError, ConfigError
 */
export async function openConversation(parts: TellParts, demo: Demo): Promise<void> {
  const { door, memory, faces } = parts;
  const { demoId, participant } = demo;
  const known = await memory.read(demoId);
  const { channelId, progressTs } = known;
  if (channelId && progressTs) return;
  const channel = channelId ?? (await door.openDm(participant.userId));
  if (!channelId) await memory.replace(demoId, 'channelId', undefined, channel);
  // If the direct message is saved but the progress message is not, a bot may have crashed right after it posted the
  // progress message. So search for it.
  const lost = channelId ? await door.find(channel, (blocks) => isProgressOf(demoId, blocks)) : undefined;
  const content = progressMessage(demo, faces.of(demo), textOf(participant.locale), shownIn(known));
  if (lost) await door.update({ channel, ts: lost }, content);
  const ts = lost ?? (await door.post(channel, content));
  if (await memory.replace(demoId, 'progressTs', undefined, ts)) return;
  await takeAway(parts, demo, messageAt(channel, ts));
  // If this bot was suspended while it posted, its client may have posted twice. The other bot's search at the end of
  // the demo may have been before that.
  await takeAwayUnremembered(parts, demo, [isProgressOf]);
}
