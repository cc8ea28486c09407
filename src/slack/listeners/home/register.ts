import * as z from 'zod';
import { ACTIONS } from '../../ids.ts';
import { actorOf } from '../../people/actor.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';
import { createRepeatedClicks } from '../repeated-clicks.ts';
import { chooseLanguage, cleanUp, type HomeAction, showSteps, startLesson } from './actions.ts';

const openedSchema = z.object({ tab: z.string() });
const actionSchema = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
  action_ts: z.coerce.number(),
});

const HOME_ACTIONS: readonly (readonly [actionId: string | RegExp, handle: HomeAction])[] = [
  [new RegExp(`^${ACTIONS.homeStart}(?:-|$)`), startLesson],
  [ACTIONS.homeSteps, showSteps],
  [ACTIONS.homeLanguage, chooseLanguage],
  [ACTIONS.homeCleanup, cleanUp],
];

/**
 * Registers the App Home: its opening and its buttons. A Home that is not updated keeps its old buttons, so each
 * handler must accept outdated clicks.
 */
export function registerHome(listeners: ListenerTable, parts: ListenerParts): void {
  listeners.event('app_home_opened', async ({ event, body }) => {
    // Slack sends this event for the Messages tab too.
    if (openedSchema.parse(event).tab === 'home') await parts.home.open(actorOf(body));
  });

  const isRepeated = createRepeatedClicks();
  for (const [actionId, handle] of HOME_ACTIONS) {
    listeners.action(actionId, async ({ ack, action, body }) => {
      await ack();
      const actor = actorOf(body);
      const {
        action_id: pressed,
        value = '',
        selected_option: chosen,
        action_ts: clickedAt,
      } = actionSchema.parse(action);
      // The key contains the choice, because another choice right after the first one is not a repeated click.
      const click = [actor.workspaceId, actor.userId, pressed, chosen?.value].join('/');
      if (isRepeated(click, clickedAt * 1000)) return;
      await handle({ actor, value, action, triggerId: triggerOf(body) }, parts);
    });
  }
}

function triggerOf(body: unknown): string {
  return z.object({ trigger_id: z.string() }).parse(body).trigger_id;
}
