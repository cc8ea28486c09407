import type { Element } from '../blocks.ts';
import { messageShape } from '../shapes/message-shape.ts';
import { viewShape } from '../shapes/view-shape.ts';
import { addNotice } from '../state/notices.ts';
import type { Conversation, Message, User, View } from '../state/records.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import { issueTrigger } from '../state/triggers.ts';
import { changeView } from '../state/views.ts';
import type { Slack } from './deliver.ts';
import { stateValues } from './input-values.ts';
import { interactionParts } from './payload-parts.ts';
import { CONNECTING_TROUBLE } from './view-submission.ts';

export interface Button {
  readonly blockId: string;
  readonly element: Element;
}

/** A button of a message. An ephemeral message is not part of the payload: the app cannot read it back. */
export async function clickInMessage(
  slack: Slack,
  user: User,
  where: Conversation,
  message: Message,
  button: Button,
): Promise<void> {
  const { state } = slack;
  const { channelId } = where;
  const isEphemeral = message.visibleTo !== undefined;
  const isHandled = await dispatch(slack, {
    type: 'block_actions',
    ...interactionParts(state, user),
    container: { type: 'message', message_ts: message.ts, channel_id: channelId, is_ephemeral: isEphemeral },
    trigger_id: issueTrigger(state, user.userId),
    channel: { id: channelId, name: where.kind === 'app-dm' ? 'directmessage' : where.name },
    ...(isEphemeral ? {} : { message: messageShape(state, message) }),
    state: { values: stateValues(message.blocks, {}) },
    response_url: issueResponseUrl(state, { channelId, userId: user.userId, messageTs: message.ts }),
    actions: [actionOf(button, state.newTs())],
  });
  if (!isHandled) addNotice(state, user.userId, channelId, CONNECTING_TROUBLE);
}

export async function clickInView(slack: Slack, user: User, view: View, button: Button): Promise<void> {
  const { state } = slack;
  const isHandled = await dispatch(slack, {
    type: 'block_actions',
    ...interactionParts(state, user),
    container: { type: 'view', view_id: view.viewId },
    trigger_id: issueTrigger(state, user.userId, view.content.type === 'modal' ? view.viewId : undefined),
    view: viewShape(state, view, stateValues(view.content.blocks, {})),
    actions: [actionOf(button, state.newTs())],
  });
  if (!isHandled && state.views.has(view.viewId)) changeView(state, view.viewId, { trouble: CONNECTING_TROUBLE });
}

async function dispatch(slack: Slack, payload: object): Promise<boolean> {
  const delivery = await slack.deliver({ type: 'interactive', payload, acceptsResponsePayload: false });
  return delivery.kind === 'acknowledged';
}

function actionOf({ blockId, element }: Button, actionTs: string): object {
  const { type, action_id, text, value, style, url } = element;
  return { action_id, block_id: blockId, text, value, style, url, type, action_ts: actionTs };
}
