import { ACTIONS } from '../../ids.ts';
import { textOf } from '../../text/catalog.ts';
import { startDemo } from '../commands/start.ts';
import type { DemoAction } from './action.ts';

/** Begins the default lesson. */
export const startAgain: DemoAction = {
  actionId: ACTIONS.startAgain,
  handle: async ({ actor, answer, channelId }, parts) => {
    const person = await parts.people.find(actor);
    const text = textOf(person.participant.locale);
    await answer(await startDemo({ parts, person, text, bot: text.progress.title, channelId }));
  },
};
