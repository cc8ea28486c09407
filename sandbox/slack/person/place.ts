import type { Slack } from '../interactivity/deliver.ts';
import type { IsThere } from '../interactivity/values/choices.ts';
import { withSuggested } from '../interactivity/values/suggested.ts';
import { visibleMessages } from '../state/messages.ts';
import type { Block, Conversation, Message, User, View } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { topModal } from '../state/views.ts';
import type { Clicks, Done } from './types.ts';

export const DONE: Done = { ok: true };

/** Returns the answer to an action that no person could do in Slack. */
export function impossible(error: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error };
}

/** Returns a conversation if this person is a member of it. */
export function conversationOf(slack: Slack, user: User, channelId: string): Conversation | undefined {
  const conversation = slack.state.conversations.get(channelId);
  return conversation?.memberIds.includes(user.userId) ? conversation : undefined;
}

/** Returns a function that says whether a menu offers this person a user, a channel or a conversation with this id. */
export function idsFor({ app, conversations, users }: SlackState, user: User): IsThere {
  return (kind, id) => {
    if (kind === 'user') return users.has(id) || id === app.botUserId;
    const found = conversations.get(id);
    return found?.kind === 'channel' || (kind === 'conversation' && found?.memberIds.includes(user.userId) === true);
  };
}

export function visibleMessage(
  { state }: Slack,
  user: User,
  { channelId, ts }: { readonly channelId: string; readonly ts: string },
): Message | undefined {
  return visibleMessages(state, channelId, user.userId).find((message) => message.ts === ts);
}

/** A view or a message, and its blocks. External select menus in them have the options that the app has offered. */
type Place = { readonly blocks: readonly Block[] } & (
  | { readonly view: View }
  | { readonly where: Conversation; readonly message: Message }
);

/** Returns the view or message in which the person acts, or the reason why the person cannot act there. */
export function placeOf(slack: Slack, user: User, spot: Clicks['in']): Place | string {
  const { state } = slack;
  const { userId } = user;
  if ('viewId' in spot) {
    const isHome = state.homes.get(userId) === spot.viewId;
    const view = isHome ? state.views.get(spot.viewId) : topModal(state, userId);
    if (view?.viewId !== spot.viewId) return 'this modal is not on top';
    return { view, blocks: withSuggested(state, { userId, place: keyOfPlace(spot) }, view.content.blocks) };
  }
  const where = conversationOf(slack, user, spot.channelId);
  const message = visibleMessage(slack, user, spot);
  if (!where || !message) return 'this person sees no such message';
  return { where, message, blocks: withSuggested(state, { userId, place: keyOfPlace(spot) }, message.blocks) };
}

/** Returns the key of a view or message, for storing the options that the app offered in its menus. */
export function keyOfPlace(spot: Clicks['in']): string {
  return 'viewId' in spot ? spot.viewId : `${spot.channelId} ${spot.ts}`;
}
