import * as z from 'zod';
import type { Actor } from '../../../scenario/participant/operations.ts';
import { ACTIONS, VIEWS } from '../../ids.ts';
import { botInText } from '../../messages/answers/way.ts';
import { type MessageContent, sentence } from '../../messages/blocks.ts';
import { mention } from '../../messages/mrkdwn.ts';
import { actorOf } from '../../people/actor.ts';
import { textOf } from '../../text/catalog.ts';
import { noticeView } from '../../views/notice.ts';
import { readAnnouncement } from '../../views/workshop/announce-view.ts';
import { readWorkshopForm } from '../../views/workshop/form-view.ts';
import { callerOf } from '../actions/caller.ts';
import { askIfAllowed } from '../allowed.ts';
import { answerClick } from '../answer-click.ts';
import type { Caller } from '../commands/command.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';
import { createRepeatedClicks } from '../repeated-clicks.ts';
import { askForHelp, joinWorkshop } from './join.ts';
import { openWorkshop } from './open.ts';
import { registerQuestions } from './questions.ts';
import { TRAINER_ACTIONS } from './trainer.ts';

type ParticipantAction = (call: Caller, workshopId: string) => Promise<MessageContent>;
const viewIdSchema = z.object({ id: z.string() });
const idSchema = z.string().regex(/^[a-z0-9]{1,40}$/);
/**
 * `action_ts` is in seconds with a fraction. The value is the workshop's id. For some buttons a space and a
 * participant's user id follow it.
 */
const actionSchema = z.object({ value: z.string(), action_ts: z.coerce.number() });

/**
 * Registers the buttons of the card and the boards, their windows, and the questions after a workshop. Checks at each
 * click on a board that the person is a trainer, because a board stays in Slack when somebody is no longer a trainer.
 */
export function registerWorkshops(listeners: ListenerTable, parts: ListenerParts): void {
  registerForms(listeners, parts);
  registerQuestions(listeners, parts);
  const isRepeated = createRepeatedClicks();
  const ofParticipants: Readonly<Record<string, ParticipantAction>> = {
    [ACTIONS.workshopJoin]: joinWorkshop,
    [ACTIONS.workshopHand]: askForHelp,
  };
  for (const actionId of [...Object.keys(ofParticipants), ...Object.keys(TRAINER_ACTIONS)]) {
    listeners.action(actionId, async ({ ack, action, body, context }) => {
      await ack();
      const actor = actorOf(body);
      const { value, action_ts: clickedAt } = actionSchema.parse(action);
      const [workshopId = '', userId = ''] = value.split(' ');
      if (!idSchema.safeParse(workshopId).success) return;
      if (isRepeated([actor.workspaceId, actor.userId, actionId, value].join('/'), clickedAt * 1000)) return;
      const about = { parts, workshopId, userId, by: actor.userId, triggerId: body.trigger_id };
      const bot = context.botUserId === undefined ? undefined : mention(context.botUserId);
      const ofTrainers = TRAINER_ACTIONS[actionId];
      const told = ofTrainers
        ? await ifTrainer(parts, actor, (locale) => ofTrainers({ ...about, locale }))
        : await ofParticipants[actionId]?.(await callerOf({ actor, bot, dmLink: undefined }, parts), workshopId);
      if (told) await answerClick(parts, body, actor, told);
    });
  }
}

function registerForms(listeners: ListenerTable, parts: ListenerParts): void {
  listeners.submission(VIEWS.workshop, async ({ ack, body, view, context }) => {
    const reading = readWorkshopForm(view);
    if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
    const text = textOf(reading.context.locale);
    await ack({ response_action: 'update', view: noticeView(text, text.workshop.opening) });
    const by = actorOf(body);
    const bot = botInText(context.botUserId, text);
    const { id } = viewIdSchema.parse(view);
    try {
      const next = await openIfTrainer(parts, by, reading, bot);
      await parts.door.updateView(id, next);
    } catch (error) {
      // report-failure.ts shows the failure itself. This window must not say any longer that the workshop is being
      // opened.
      await parts.door.updateView(id, noticeView(text, text.workshop.openingFailed));
      throw error;
    }
  });

  listeners.submission(VIEWS.workshopAnnounce, async ({ ack, body, view }) => {
    await ack();
    const { workshopId, told } = readAnnouncement(view);
    const actor = actorOf(body);
    const answer = await ifTrainer(parts, actor, async (locale) => {
      const { workshop } = textOf(locale);
      const count = await parts.workshops.announce(workshopId, told);
      return count === undefined ? workshop.over : workshop.announced(count);
    });
    if (answer) await parts.door.post(await parts.door.openDm(actor.userId), answer);
  });
}

type Reading = Extract<ReturnType<typeof readWorkshopForm>, { ok: true }>;

async function openIfTrainer(parts: ListenerParts, by: Actor, reading: Reading, bot: string) {
  const person = await parts.people.find(by);
  const text = textOf(reading.context.locale);
  if (!(await parts.trainers.includes(person))) return noticeView(text, text.workshop.notAllowed);
  return openWorkshop(parts, by, reading, bot);
}

/** Runs an action if the person is a trainer, and returns its answer; otherwise the answer that they may not do it. */
async function ifTrainer(
  parts: ListenerParts,
  actor: Actor,
  act: (locale: string) => Promise<string | undefined>,
): Promise<MessageContent | undefined> {
  const text = textOf(await parts.people.localeSoon(actor));
  const person = () => parts.people.find(actor);
  const asked = await askIfAllowed({ parts, person, text }, parts.trainers, text.workshop.notAllowed);
  if ('told' in asked) return asked.told;
  const told = await act(asked.locale);
  return told === undefined ? undefined : sentence(told);
}
