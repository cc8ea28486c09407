import { z } from 'zod';
import { elementsOf } from '../blocks.ts';
import { checkedView } from '../checks.ts';
import type { FieldValues } from '../person/types.ts';
import { SlackRefusal } from '../refusal.ts';
import { viewShape } from '../shapes/view-shape.ts';
import type { Block, User, View } from '../state/records.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import type { SlackState } from '../state/state.ts';
import { issueTrigger } from '../state/triggers.ts';
import { changeView, closeFrom, pushModal, replaceView, stackOf } from '../state/views.ts';
import type { Delivery, Slack } from './deliver.ts';
import { interactionParts } from './payload-parts.ts';
import { CONNECTING_TROUBLE } from './trouble.ts';
import { valueIn } from './values/choices.ts';
import { refusedInputs, stateOf, stateValues } from './values/input-values.ts';
import { tellClosed } from './view-closed.ts';

const responseSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

interface Submitted {
  /** The blocks of the view. External select menus in them contain the options that the app has offered so far. */
  readonly blocks: readonly Block[];
  readonly values: FieldValues;
}

/** Submits a modal. If Slack's client finds errors in the values, the modal stays open and the app gets nothing. */
export async function submitModal(slack: Slack, user: User, view: View, { blocks, values }: Submitted): Promise<void> {
  const { state } = slack;
  const errors = refusedInputs(blocks, values);
  if (Object.keys(errors).length > 0) {
    changeView(state, view.viewId, { errors, trouble: undefined });
    return;
  }
  const submitting = changeView(state, view.viewId, { state: 'submitting', errors: {}, trouble: undefined });
  const payload = {
    type: 'view_submission',
    ...interactionParts(state, user),
    trigger_id: issueTrigger(state, user.userId, view.viewId),
    view: viewShape(state, submitting, stateValues(blocks, values)),
    response_urls: responseUrlsOf(state, user, blocks, values),
  };
  const delivery = await slack.deliver({ type: 'interactive', payload, acceptsResponsePayload: true });
  const current = state.views.get(view.viewId);
  if (!current) return;
  const open = changeView(state, view.viewId, { state: 'open' });
  if (!(await follow(slack, user, open, delivery))) changeView(state, view.viewId, { trouble: CONNECTING_TROUBLE });
}

/** Returns a `response_url` for each conversation that was chosen in a menu with `response_url_enabled`. */
function responseUrlsOf(state: SlackState, user: User, blocks: readonly Block[], values: FieldValues): object[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      if (element.response_url_enabled !== true) return [];
      const { selected_conversation, selected_channel } = stateOf(element, valueIn(values, block.block_id, element));
      const channelId = selected_conversation ?? selected_channel;
      if (typeof channelId !== 'string') return [];
      const response_url = issueResponseUrl(state, { channelId, userId: user.userId });
      return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channelId, response_url }];
    }),
  );
}

/**
 * Closes or changes the modal, or opens another one above it, as the acknowledgement says. Returns false if the app did
 * not acknowledge, or if the acknowledgement is not valid.
 */
async function follow(slack: Slack, user: User, view: View, delivery: Delivery): Promise<boolean> {
  if (delivery.kind !== 'acknowledged') return false;
  const { state } = slack;
  if (!(delivery.payload as { response_action?: unknown } | null)?.response_action) {
    closeFrom(state, user.userId, view.viewId);
    return true;
  }
  const response = responseSchema.safeParse(delivery.payload);
  if (!response.success) return false;
  const { data } = response;
  if (data.response_action === 'errors') return showErrors(slack, view, data.errors);
  if (data.response_action === 'clear') {
    const closed = closeFrom(state, user.userId, stackOf(state, user.userId)[0] ?? view.viewId);
    await tellClosed(slack, user, closed, true);
    return true;
  }
  try {
    const content = checkedView(state, data.view, 'modal');
    if (data.response_action === 'update') replaceView(state, view.viewId, content);
    else pushModal(state, user.userId, content);
    return true;
  } catch (error) {
    if (error instanceof SlackRefusal) return false;
    throw error;
  }
}

/**
 * Shows the errors that the app has answered, each at its input block. As on Slack, shows none of them if a key of
 * `errors` is not the id of an input block. Returns whether errors are shown.
 */
function showErrors(slack: Slack, view: View, errors: Record<string, string>): boolean {
  const inputIds = view.content.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const blockIds = Object.keys(errors);
  if (blockIds.length === 0 || blockIds.some((blockId) => !inputIds.includes(blockId))) return false;
  changeView(slack.state, view.viewId, { errors });
  return true;
}
