import type { ScenarioId } from '../../../scenario/demo.ts';
import { ACTIONS } from '../../ids.ts';
import { startDemo } from '../commands/start.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click, DemoAction } from './action.ts';
import { callerOf } from './caller.ts';

/** Starts a demo of the only lesson, or asks which lesson to start. */
export const startAgain: DemoAction = {
  actionId: ACTIONS.startAgain,
  handle: (click, parts) => begin(click, parts),
};

/** Returns the button that starts a demo of this lesson. */
export function startLesson(id: ScenarioId): DemoAction {
  return { actionId: `${ACTIONS.startLesson}-${id}`, handle: (click, parts) => begin(click, parts, id) };
}

async function begin(click: Click, parts: ListenerParts, lesson?: ScenarioId): Promise<void> {
  const told = await startDemo({ ...(await callerOf(click, parts)), channelId: click.channelId }, lesson);
  if (told) await click.answer(told);
}
