import { isThere } from '../../scenario/ports/conversation-memory.ts';
import type { Way } from '../messages/answers/way.ts';
import type { ListenerParts } from './parts.ts';

/** Returns the link to a demo's progress message; no link if there is no message yet or Slack returns no URL. */
export async function wayToDemo(
  { door, memory }: Pick<ListenerParts, 'door' | 'memory'>,
  demoId: string,
  bot: string,
): Promise<Way> {
  const { channelId: channel, progressTs: ts } = await memory.read(demoId);
  return { bot, link: channel && isThere(ts) ? await door.permalink({ channel, ts }) : undefined };
}
