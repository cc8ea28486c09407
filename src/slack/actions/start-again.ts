import { start } from '../commands/start.ts';
import { ACTIONS } from '../ids.ts';
import { textOf } from '../text/catalog.ts';
import type { DemoAction } from './action.ts';

export const startAgain: DemoAction = {
  actionId: ACTIONS.startAgain,
  handle: async ({ actor, answer }, { operations, people }) => {
    const person = await people.find(actor);
    const text = textOf(person.participant.locale);
    await answer(await start.answer({ operations, person, text, bot: text.progress.title }));
  },
};
