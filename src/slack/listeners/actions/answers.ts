import { ACTIONS } from '../../ids.ts';
import { answerHelp } from '../commands/help.ts';
import { answerStatus } from '../commands/status.ts';
import type { DemoAction } from './action.ts';
import { callerOf } from './caller.ts';

/** The button “Where am I?”. */
export const showStatus: DemoAction = {
  actionId: ACTIONS.status,
  handle: async (click, parts) => click.answer(await answerStatus(await callerOf(click, parts))),
};

export const showHelp: DemoAction = {
  actionId: ACTIONS.help,
  handle: async (click, parts) => click.answer(await answerHelp(await callerOf(click, parts))),
};

/** A link button. Slack opens the URL, but the bot must acknowledge the click, or Slack shows a warning. */
export const goToDemo: DemoAction = { actionId: ACTIONS.goToDemo, handle: async () => undefined };
