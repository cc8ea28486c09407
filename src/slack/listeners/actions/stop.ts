import { ACTIONS } from '../../ids.ts';
import { sentence } from '../../messages/blocks.ts';
import { textOf } from '../../text/catalog.ts';
import type { DemoAction } from './action.ts';

export const stop: DemoAction = {
  actionId: ACTIONS.stop,
  handle: async ({ actor, demoId, answer }, { operations, people }) => {
    const result = await operations.stop(actor, demoId);
    // The progress message in the same conversation says the rest.
    if (result.kind !== 'nothing-to-stop') return;
    await answer(sentence(textOf(await people.localeSoon(actor)).commands.thatDemoIsOver));
  },
};
