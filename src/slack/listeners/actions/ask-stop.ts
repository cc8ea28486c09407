import { ACTIONS } from '../../ids.ts';
import { sentence } from '../../messages/blocks.ts';
import { textOf } from '../../text/catalog.ts';
import { stopView } from '../../views/stop.ts';
import type { DemoAction } from './action.ts';

/** Opens a window that asks whether to stop a demo. A button in this window stops it. */
export const askStop: DemoAction = {
  actionId: ACTIONS.askStop,
  handle: async ({ actor, demoId, triggerId, answer }, { people, door }) => {
    const locale = await people.localeSoon(actor);
    if (demoId === '') return answer(sentence(textOf(locale).commands.buttonTooOld));
    await door.openView(triggerId, stopView({ demoId, locale }, textOf(locale)));
  },
};
