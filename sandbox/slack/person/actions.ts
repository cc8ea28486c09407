import { randomUUID } from 'node:crypto';
import { everyBlock, findElement } from '../blocks.ts';
import { type Clicked, clickInMessage, clickInView } from '../interactivity/block-actions.ts';
import type { Slack } from '../interactivity/deliver.ts';
import { tellHomeOpened, tellMessage } from '../interactivity/events.ts';
import { runShortcut } from '../interactivity/shortcuts.ts';
import { typeSlashCommand } from '../interactivity/slash-command.ts';
import { isButton, pressed } from '../interactivity/values/buttons.ts';
import { mistakeIn } from '../interactivity/values/choices.ts';
import { fieldKind } from '../interactivity/values/fields.ts';
import { closeModal } from '../interactivity/view-closed.ts';
import { submitModal } from '../interactivity/view-submission.ts';
import { addMessage, visibleMessages } from '../state/messages.ts';
import type { Block, Conversation, User } from '../state/records.ts';
import { topModal } from '../state/views.ts';
import { encodeMessage } from '../typed/encode.ts';
import type { Clicks, Done, FieldValues, OpensHome, Runs, Submits, Types } from './types.ts';

const DONE: Done = { ok: true };

function impossible(error: string): Done {
  return { ok: false, error };
}

export async function types(slack: Slack, user: User, { channelId, text }: Types): Promise<Done> {
  const { manifest } = slack.state;
  const where = conversationOf(slack, user, channelId);
  if (!where) return impossible('this person has no such conversation');
  if (text.trim() === '') return impossible('there is nothing to send');
  if (where.kind === 'app-dm' && (!manifest.isMessagesTabEnabled || manifest.isMessagesTabReadOnly)) {
    return impossible('sending messages to this app has been turned off');
  }
  if (text.startsWith('/')) {
    await typeSlashCommand(slack, user, where, text);
    return DONE;
  }
  const message = addMessage(slack.state, {
    channelId,
    authorId: user.userId,
    ...encodeMessage(slack.state, text),
    clientMsgId: randomUUID(),
  });
  await tellMessage(slack, where, message);
  return DONE;
}

export async function clicks(slack: Slack, user: User, click: Clicks): Promise<Done> {
  const { in: place, values = {} } = click;
  if (!slack.state.manifest.isInteractive) return impossible('interactivity is off in the manifest of this app');
  if ('viewId' in place) {
    const isHome = slack.state.homes.get(user.userId) === place.viewId;
    const view = isHome ? slack.state.views.get(place.viewId) : topModal(slack.state, user.userId);
    if (view?.viewId !== place.viewId) return impossible('this modal is not on top');
    const clicked = clickedIn(view.content.blocks, click, values);
    if (typeof clicked === 'string') return impossible(`${clicked} in this modal`);
    await clickInView(slack, user, view, clicked);
    return DONE;
  }
  const where = conversationOf(slack, user, place.channelId);
  const message = visibleMessages(slack.state, place.channelId, user.userId).find(({ ts }) => ts === place.ts);
  if (!where || !message) return impossible('this person sees no such message');
  const clicked = clickedIn(message.blocks, click, values);
  if (typeof clicked === 'string') return impossible(`${clicked} in this message`);
  await clickInMessage(slack, user, where, message, clicked);
  return DONE;
}

export async function submits(slack: Slack, user: User, { viewId, values }: Submits): Promise<Done> {
  const view = topModal(slack.state, user.userId);
  if (view?.viewId !== viewId) return impossible('this modal is not on top');
  if (view.state === 'submitting') return impossible('this modal is being submitted');
  if (!view.content.submit && !view.content.blocks.some(({ type }) => type === 'input')) {
    return impossible('this modal has nothing to submit');
  }
  const mistake = mistakeIn(view.content.blocks, values);
  if (mistake) return impossible(`${mistake} in this modal`);
  await submitModal(slack, user, view, values);
  return DONE;
}

export async function closes(slack: Slack, user: User, viewId: string): Promise<Done> {
  const view = topModal(slack.state, user.userId);
  if (view?.viewId !== viewId) return impossible('this modal is not on top');
  await closeModal(slack, user, view);
  return DONE;
}

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
  const message = visibleMessages(slack.state, on.channelId, user.userId).find(({ ts }) => ts === on.ts);
  if (!where || !message || message.visibleTo) return impossible('this person sees no such message');
  await runShortcut(slack, user, callbackId, { where, message });
  return DONE;
}

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

function conversationOf(slack: Slack, user: User, channelId: string): Conversation | undefined {
  const conversation = slack.state.conversations.get(channelId);
  return conversation?.memberIds.includes(user.userId) ? conversation : undefined;
}

/** What was clicked, or what is wrong with it. A choice in an input block tells the app only if the block says so. */
function clickedIn(blocks: readonly Block[], { blockId, actionId }: Clicks, values: FieldValues): Clicked | string {
  const block = everyBlock(blocks).find(({ block_id }) => block_id === blockId);
  const element = findElement(blocks, blockId, actionId);
  const isSilent = block?.type === 'input' && block.dispatch_action !== true;
  if (!element || isSilent) return 'no such button';
  const chosen = values[blockId]?.[actionId];
  if (!isButton(element)) {
    if (!fieldKind(element.type)) return 'no such button';
    if (chosen === undefined) return 'nothing said about what is chosen';
  }
  const button = pressed(element, chosen);
  if (!button) return `no such button of a "${element.type}"`;
  return mistakeIn(blocks, values) ?? { blockId, element: button, values };
}
