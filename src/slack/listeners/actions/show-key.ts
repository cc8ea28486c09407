import { ACTIONS } from '../../ids.ts';
import { textOf } from '../../text/catalog.ts';
import { seedOpeningView, seedView } from '../../views/seed.ts';
import type { DemoAction } from './action.ts';

export const showKey: DemoAction = {
  actionId: ACTIONS.showKey,
  handle: async ({ actor, demoId, triggerId }, { operations, people, door }) => {
    const text = textOf(await people.localeSoon(actor));
    const viewId = await door.openView(triggerId, seedOpeningView(text));
    await door.updateView(viewId, seedView(text, await operations.seedToType(actor, demoId)));
  },
};
