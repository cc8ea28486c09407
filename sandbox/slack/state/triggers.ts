import { refuse } from '../refusal.ts';
import { forgetOldest } from './forget-oldest.ts';
import { newTriggerId } from './ids.ts';
import type { Trigger } from './records.ts';
import type { SlackState } from './state.ts';

/**
 * Returns a new trigger id, with which the app can open a modal for this person.
 * @param viewId the modal in which the person acted, if they acted in one
 */
export function issueTrigger(state: SlackState, userId: string, viewId?: string): string {
  const triggerId = newTriggerId(state.now());
  state.triggers.set(triggerId, { userId, issuedAt: state.now(), isUsed: false, viewId });
  forgetOldest(state.triggers);
  return triggerId;
}

/**
 * Marks a trigger as used. A trigger can be used only once.
 * @throws SlackRefusal `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`
 * (docs.slack.dev/reference/methods/views.open)
 */
export function exchangeTrigger(state: SlackState, triggerId: string): Trigger {
  const trigger = state.triggers.get(triggerId);
  if (!trigger) return refuse('invalid_trigger_id');
  if (trigger.isUsed) return refuse('exchanged_trigger_id');
  if (state.now() - trigger.issuedAt > state.switches.triggerLifeMs) return refuse('expired_trigger_id');
  state.triggers.set(triggerId, { ...trigger, isUsed: true });
  return trigger;
}
