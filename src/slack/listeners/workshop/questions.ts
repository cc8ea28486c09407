import * as z from 'zod';
import { DEBRIEF_QUESTIONS } from '../../../scenario/workshop/workshop.ts';
import { ACTIONS } from '../../ids.ts';
import { readDebriefAnswer, thanksMessage } from '../../messages/debrief/questions.ts';
import { actorOf } from '../../people/actor.ts';
import { textOf } from '../../text/catalog.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';

const chosenSchema = z.object({ selected_option: z.object({ value: z.string() }) });
const ACTION_OF = { understood: ACTIONS.debriefUnderstood, hardest: ACTIONS.debriefHardest };

/** Registers the two questions after a workshop. When a person has answered both, a message of thanks replaces them. */
export function registerQuestions(listeners: ListenerTable, { workshops, people, door }: ListenerParts): void {
  for (const question of DEBRIEF_QUESTIONS) {
    listeners.action(ACTION_OF[question], async ({ ack, action, body }) => {
      await ack();
      const given = readDebriefAnswer(chosenSchema.parse(action).selected_option.value);
      if (!given) return;
      const actor = actorOf(body);
      const { kind, seat } = await workshops.answer(given.workshopId, actor.userId, question, given.answer);
      const isComplete = kind === 'done' && DEBRIEF_QUESTIONS.every((one) => seat?.answers?.[one] !== undefined);
      const [channel, ts] = [body.channel?.id, body.message?.ts];
      if (!isComplete || !channel || !ts) return;
      await door.update({ channel, ts }, thanksMessage(textOf(await people.localeSoon(actor))));
    });
  }
}
