import { z } from 'zod';
import { checkedView } from '../../checks.ts';
import { refuse } from '../../refusal.ts';
import { viewShape } from '../../shapes/view-shape.ts';
import type { View } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { exchangeTrigger } from '../../state/triggers.ts';
import { publishHome, pushModal, replaceView, stackOf } from '../../state/views.ts';
import { botMethod } from '../bot-method.ts';
import { type AnyMethod, nested } from '../method.ts';

const open = z.object({ trigger_id: z.string(), view: nested(z.unknown()) });
const update = z.object({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: nested(z.unknown()),
});
const publish = z.object({ user_id: z.string(), hash: z.string().optional(), view: nested(z.unknown()) });

export const viewMethods: Readonly<Record<string, AnyMethod>> = {
  'views.open': botMethod([], open, openModal),
  'views.push': botMethod([], open, pushOnModal),
  'views.update': botMethod([], update, updateView),
  'views.publish': botMethod([], publish, publishView),
};

/** Opens a modal. Checks the view before the trigger is used, so that the app can try again with a corrected view. */
function openModal(state: SlackState, input: z.infer<typeof open>): object {
  const content = checkedView(state, input.view, 'modal');
  const trigger = exchangeTrigger(state, input.trigger_id);
  return { view: viewShape(state, pushModal(state, trigger.userId, content)) };
}

function pushOnModal(state: SlackState, input: z.infer<typeof open>): object {
  const content = checkedView(state, input.view, 'modal');
  const trigger = exchangeTrigger(state, input.trigger_id);
  if (!trigger.viewId || !stackOf(state, trigger.userId).includes(trigger.viewId)) return refuse('not_found');
  return { view: viewShape(state, pushModal(state, trigger.userId, content)) };
}

function updateView(state: SlackState, input: z.infer<typeof update>): object {
  const view = findView(state, input) ?? refuse('not_found');
  const content = checkedView(state, input.view, view.content.type);
  refuseOldHash(view, input.hash);
  return { view: viewShape(state, replaceView(state, view.viewId, content)) };
}

function publishView(state: SlackState, input: z.infer<typeof publish>): object {
  if (!state.manifest.isHomeTabEnabled) return refuse('not_enabled');
  if (!state.users.has(input.user_id)) return refuse('user_not_found');
  const content = checkedView(state, input.view, 'home');
  const published = state.views.get(state.homes.get(input.user_id) ?? '');
  if (!published) return { view: viewShape(state, publishHome(state, input.user_id, content)) };
  refuseOldHash(published, input.hash);
  return { view: viewShape(state, replaceView(state, published.viewId, content)) };
}

function findView(state: SlackState, input: z.infer<typeof update>): View | undefined {
  if (input.view_id) return state.views.get(input.view_id);
  if (!input.external_id) return undefined;
  return [...state.views.values()].find((view) => view.content.external_id === input.external_id);
}

function refuseOldHash(view: View, hash: string | undefined): void {
  if (hash && hash !== view.hash) refuse('hash_conflict');
}
