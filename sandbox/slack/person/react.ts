import type { Slack } from '../interactivity/deliver.ts';
import { tellNews } from '../interactivity/events/news.ts';
import { SlackRefusal } from '../refusal.ts';
import { react } from '../state/reactions.ts';
import type { User } from '../state/records.ts';
import { DONE, impossible, visibleMessage } from './place.ts';
import type { Done, Reacts } from './types.ts';

/** Adds a person's reaction to a message, or removes it. */
export async function reacts(
  slack: Slack,
  user: User,
  { channelId, ts, name, isRemoved = false }: Reacts,
): Promise<Done> {
  if (!visibleMessage(slack, user, { channelId, ts })) return impossible('this person sees no such message');
  const { userId } = user;
  try {
    const changed = react(slack.state, { channelId, ts, name, userId }, !isRemoved);
    await tellNews(slack, { kind: 'reacted', ...changed, userId, isAdded: !isRemoved });
    return DONE;
  } catch (error) {
    if (error instanceof SlackRefusal) return impossible(error.word);
    throw error;
  }
}
