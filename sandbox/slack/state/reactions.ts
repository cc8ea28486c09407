import { firstNameOf } from '../emoji.ts';
import { refuse } from '../refusal.ts';
import { findMessage, replaceMessage } from './messages.ts';
import type { Message, Reaction } from './records.ts';
import type { SlackState } from './state.ts';

/** How many different emoji one message can have. Slack also limits the emoji per person; the sandbox does not. */
const MOST_EMOJI = 23;

export interface Reacting {
  readonly channelId: string;
  readonly ts: string;
  /** The name of the emoji, without colons. */
  readonly name: string;
  readonly userId: string;
}

/**
 * Adds or removes a reaction of a person or the app.
 * @returns the changed message and the name of the emoji, for the event
 * @throws SlackRefusal `message_not_found`, `invalid_name`, `already_reacted`, `no_reaction` or `too_many_emoji`
 */
export function react(
  state: SlackState,
  { channelId, ts, name: given, userId }: Reacting,
  isAdded: boolean,
): { readonly message: Message; readonly name: string } {
  const message = findMessage(state, channelId, ts);
  if (!message || message.visibleTo) return refuse('message_not_found');
  const name = firstNameOf(given) ?? refuse('invalid_name');
  const reactions = message.reactions ?? [];
  const hasReacted = reactions.some((reaction) => reaction.name === name && reaction.userIds.includes(userId));
  if (isAdded && hasReacted) return refuse('already_reacted');
  if (!isAdded && !hasReacted) return refuse('no_reaction');
  const changed = isAdded ? added(reactions, name, userId) : removed(reactions, name, userId);
  if (changed.length > MOST_EMOJI) return refuse('too_many_emoji');
  return { message: replaceMessage(state, { ...message, reactions: changed }, false), name };
}

function added(reactions: readonly Reaction[], name: string, userId: string): Reaction[] {
  if (!reactions.some((reaction) => reaction.name === name)) return [...reactions, { name, userIds: [userId] }];
  return reactions.map((one) => (one.name === name ? { name, userIds: [...one.userIds, userId] } : one));
}

function removed(reactions: readonly Reaction[], name: string, userId: string): Reaction[] {
  return reactions
    .map((one) => (one.name === name ? { name, userIds: one.userIds.filter((other) => other !== userId) } : one))
    .filter(({ userIds }) => userIds.length > 0);
}
