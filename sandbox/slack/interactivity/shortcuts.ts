import { messageShape } from '../shapes/message-shape.ts';
import { addNotice } from '../state/notices.ts';
import type { Conversation, Message, User } from '../state/records.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import { issueTrigger } from '../state/triggers.ts';
import type { Slack } from './deliver.ts';
import { channelPart, interactionParts } from './payload-parts.ts';
import { CONNECTING_TROUBLE } from './trouble.ts';

/**
 * Sends the payload of a shortcut that a person chose. With `on` it is a shortcut in the menu of this message, without
 * `on` a global one.
 */
export async function runShortcut(
  slack: Slack,
  user: User,
  callbackId: string,
  on?: { readonly where: Conversation; readonly message: Message },
): Promise<void> {
  const { state } = slack;
  const payload = {
    type: on ? 'message_action' : 'shortcut',
    ...interactionParts(state, user),
    action_ts: state.newTs(),
    callback_id: callbackId,
    trigger_id: issueTrigger(state, user.userId),
    ...(on ? messageParts(slack, user, on.where, on.message) : {}),
  };
  const delivery = await slack.deliver({ type: 'interactive', payload, acceptsResponsePayload: false });
  if (delivery.kind !== 'acknowledged') {
    addNotice(state, user.userId, on?.where.channelId ?? null, CONNECTING_TROUBLE);
  }
}

function messageParts({ state }: Slack, user: User, where: Conversation, message: Message): object {
  const { channelId } = where;
  return {
    channel: channelPart(where),
    message_ts: message.ts,
    message: messageShape(state, message),
    response_url: issueResponseUrl(state, { channelId, userId: user.userId }),
  };
}
