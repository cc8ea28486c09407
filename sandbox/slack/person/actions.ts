import { everyBlock, findElement } from '../blocks.ts';
import { type Clicked, clickInMessage, clickInView } from '../interactivity/block-actions.ts';
import type { Slack } from '../interactivity/deliver.ts';
import { tellHomeOpened } from '../interactivity/events/home-opened.ts';
import { runShortcut } from '../interactivity/shortcuts.ts';
import { isButton, pressed } from '../interactivity/values/buttons.ts';
import { type IsThere, mistakeIn } from '../interactivity/values/choices.ts';
import { fieldKind } from '../interactivity/values/fields.ts';
import { withSuggested } from '../interactivity/values/suggested.ts';
import { closeModal } from '../interactivity/view-closed.ts';
import { submitModal } from '../interactivity/view-submission.ts';
import type { Block, User } from '../state/records.ts';
import { topModal } from '../state/views.ts';
import { conversationOf, DONE, idsFor, impossible, placeOf, visibleMessage } from './place.ts';
import type { Clicks, Done, FieldValues, OpensHome, Runs, Submits } from './types.ts';

/** Clicks a button or makes a choice. Resolves when the app has acknowledged the click or the time for it is over. */
export async function clicks(slack: Slack, user: User, click: Clicks): Promise<Done> {
  const { values = {} } = click;
  if (!slack.state.manifest.isInteractive) return impossible('interactivity is off in the manifest of this app');
  const place = placeOf(slack, user, click.in);
  if (typeof place === 'string') return impossible(place);
  const clicked = clickedIn(place.blocks, click, values, idsFor(slack.state, user));
  if (typeof clicked === 'string') return impossible(`${clicked} in this ${'view' in place ? 'modal' : 'message'}`);
  if ('view' in place) await clickInView(slack, user, place.view, clicked);
  else await clickInMessage(slack, user, place.where, place.message, clicked);
  return DONE;
}

/** Submits the top modal. Resolves when the app has acknowledged the submission or the time for it is over. */
export async function submits(slack: Slack, user: User, { viewId, values }: Submits): Promise<Done> {
  const view = topModal(slack.state, user.userId);
  if (view?.viewId !== viewId) return impossible('this modal is not on top');
  if (view.state === 'submitting') return impossible('this modal is being submitted');
  if (!view.content.submit && !view.content.blocks.some(({ type }) => type === 'input')) {
    return impossible('this modal has nothing to submit');
  }
  const blocks = withSuggested(slack.state, { userId: user.userId, place: viewId }, view.content.blocks);
  const mistake = mistakeIn(blocks, values, idsFor(slack.state, user));
  if (mistake) return impossible(`${mistake} in this modal`);
  await submitModal(slack, user, view, { blocks, values });
  return DONE;
}

/** Closes the top modal. */
export async function closes(slack: Slack, user: User, viewId: string): Promise<Done> {
  const view = topModal(slack.state, user.userId);
  if (view?.viewId !== viewId) return impossible('this modal is not on top');
  await closeModal(slack, user, view);
  return DONE;
}

/** Runs a shortcut of the manifest. Resolves when the app has acknowledged the shortcut or the time for it is over. */
export async function runs(slack: Slack, user: User, { callbackId, on }: Runs): Promise<Done> {
  const { manifest } = slack.state;
  const type = on ? 'message' : 'global';
  const isKnown = manifest.shortcuts.some((known) => known.callbackId === callbackId && known.type === type);
  if (!isKnown) return impossible(`the manifest of this app has no such ${type} shortcut`);
  if (!manifest.isInteractive) return impossible('interactivity is off in the manifest of this app');
  if (!on) {
    await runShortcut(slack, user, callbackId);
    return DONE;
  }
  const where = conversationOf(slack, user, on.channelId);
  const message = visibleMessage(slack, user, on);
  if (!where || !message || message.visibleTo) return impossible('this person sees no such message');
  await runShortcut(slack, user, callbackId, { where, message });
  return DONE;
}

/** Opens a tab of the app. */
export async function opensHome(slack: Slack, user: User, { tab = 'home' }: OpensHome): Promise<Done> {
  const { isHomeTabEnabled, isMessagesTabEnabled } = slack.state.manifest;
  if (tab === 'home' && !isHomeTabEnabled) return impossible('this app has no home tab');
  if (tab === 'messages' && !isMessagesTabEnabled) return impossible('this app has no messages tab');
  const dm = [...slack.state.conversations.values()].find(
    ({ kind, memberIds }) => kind === 'app-dm' && memberIds.includes(user.userId),
  );
  await tellHomeOpened(slack, user, dm!, tab);
  return DONE;
}

/**
 * Returns the used element, or the reason why the person cannot use it. A field in an input block sends `block_actions`
 * only with `dispatch_action`.
 */
function clickedIn(
  blocks: readonly Block[],
  { blockId, actionId }: Clicks,
  values: FieldValues,
  isThere: IsThere,
): Clicked | string {
  const block = everyBlock(blocks).find(({ block_id }) => block_id === blockId);
  const element = findElement(blocks, blockId, actionId);
  const isSilent = block?.type === 'input' && block.dispatch_action !== true;
  if (!element || isSilent) return 'no such button';
  const chosen = values[blockId]?.[actionId];
  if (!isButton(element)) {
    if (!fieldKind(element.type)) return 'no such button';
    if (chosen === undefined) return 'the chosen value is missing';
  }
  const button = pressed(element, chosen);
  if (!button) return `no such button of a "${element.type}"`;
  return mistakeIn(blocks, values, isThere) ?? { blockId, element: button, values, blocks };
}
