import { isThere } from '../../scenario/ports/conversation-memory.ts';
import type { Way } from '../messages/answers/way.ts';
import type { ListenerParts } from './parts.ts';

/** Returns the way to a demo's progress message; without a link when there is none yet, or Slack does not give its address. */
export async function wayToDemo(
  { door, memory }: Pick<ListenerParts, 'door' | 'memory'>,
  demoId: string,
  bot: string,
): Promise<Way> {
  const { channelId: channel, progressTs: ts } = await memory.read(demoId);
  return { bot, link: channel && isThere(ts) ? await door.permalink({ channel, ts }) : undefined };
}
