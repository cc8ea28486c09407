import { ACTIONS } from '../../ids.ts';
import { sentence } from '../../messages/blocks.ts';
import { askForHelp } from '../workshop/join.ts';
import type { DemoAction } from './action.ts';
import { callerOf } from './caller.ts';

/** Asks for help in the workshop to which the demo belongs. */
export const askTrainer: DemoAction = {
  actionId: ACTIONS.askForHelp,
  handle: async (click, parts) => {
    const caller = await callerOf(click, parts);
    const demo = await parts.operations.look(click.actor, click.demoId);
    const told = demo?.workshopId ? await askForHelp(caller, demo.workshopId) : sentence(caller.text.workshop.over);
    await click.answer(told);
  },
};
