import type { Element } from '../blocks.ts';
import type { FieldValues } from '../person/types.ts';
import { addNotice } from '../state/notices.ts';
import type { Block, Conversation, Message, User, View } from '../state/records.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import { issueTrigger } from '../state/triggers.ts';
import { changeView } from '../state/views.ts';
import type { Slack } from './deliver.ts';
import { interactionParts, messagePlace, viewPlace } from './payload-parts.ts';
import { CONNECTING_TROUBLE } from './trouble.ts';
import { valueIn } from './values/choices.ts';
import { fieldKind } from './values/fields.ts';
import { stateOf, stateValues } from './values/input-values.ts';

/** The button or field that a person used, and the values of the fields around it. */
export interface Clicked {
  readonly blockId: string;
  readonly element: Element;
  readonly values: FieldValues;
  /** The blocks of the message or view. Their external select menus have the options that the app has offered. */
  readonly blocks: readonly Block[];
}

/**
 * Sends `block_actions` for a click in a message. If the app does not acknowledge it, Slack shows the person a notice.
 */
export async function clickInMessage(
  slack: Slack,
  user: User,
  where: Conversation,
  message: Message,
  clicked: Clicked,
): Promise<void> {
  const { state } = slack;
  const { channelId } = where;
  const isHandled = await dispatch(slack, {
    type: 'block_actions',
    ...interactionParts(state, user),
    ...messagePlace(state, where, message),
    trigger_id: issueTrigger(state, user.userId),
    state: { values: stateValues(clicked.blocks, clicked.values) },
    response_url: issueResponseUrl(state, { channelId, userId: user.userId, messageTs: message.ts }),
    actions: [actionOf(clicked, state.newTs())],
  });
  if (!isHandled) addNotice(state, user.userId, channelId, CONNECTING_TROUBLE);
}

/**
 * Sends `block_actions` for a click in a modal or on the app's Home tab. If the app does not acknowledge it, the modal
 * shows Slack's text about this.
 */
export async function clickInView(slack: Slack, user: User, view: View, clicked: Clicked): Promise<void> {
  const { state } = slack;
  const isHandled = await dispatch(slack, {
    type: 'block_actions',
    ...interactionParts(state, user),
    trigger_id: issueTrigger(state, user.userId, view.content.type === 'modal' ? view.viewId : undefined),
    ...viewPlace(state, view, clicked),
    actions: [actionOf(clicked, state.newTs())],
  });
  if (!isHandled && state.views.has(view.viewId)) changeView(state, view.viewId, { trouble: CONNECTING_TROUBLE });
}

async function dispatch(slack: Slack, payload: object): Promise<boolean> {
  const delivery = await slack.deliver({ type: 'interactive', payload, acceptsResponsePayload: false });
  return delivery.kind === 'acknowledged';
}

function actionOf({ blockId, element, values }: Clicked, actionTs: string): object {
  const { type, action_id, text, value, style, url, placeholder, initial_option, initial_options } = element;
  const common = { action_id, block_id: blockId, type, action_ts: actionTs };
  if (!fieldKind(type)) return { ...common, text, value, style, url };
  const chosen = stateOf(element, valueIn(values, blockId, element));
  return { ...common, ...chosen, placeholder, initial_option, initial_options };
}
