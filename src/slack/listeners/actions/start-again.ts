import { ACTIONS } from '../../ids.ts';
import { startDemo } from '../commands/start.ts';
import type { DemoAction } from './action.ts';
import { callerOf } from './caller.ts';

/** Begins the default lesson. */
export const startAgain: DemoAction = {
  actionId: ACTIONS.startAgain,
  handle: async (click, parts) => {
    const told = await startDemo({ ...(await callerOf(click, parts)), channelId: click.channelId });
    if (told) await click.answer(told);
  },
};
