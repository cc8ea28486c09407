import { refuse } from '../refusal.ts';
import { newId, newViewHash } from './ids.ts';
import type { View, ViewContent } from './records.ts';
import type { SlackState } from './state.ts';

const STACK_LIMIT = 3;

/** Returns the ids of the modals that this person has open, the top one last. */
export function stackOf(state: SlackState, userId: string): readonly string[] {
  return state.modalStacks.get(userId) ?? [];
}

export function topModal(state: SlackState, userId: string): View | undefined {
  const viewId = stackOf(state, userId).at(-1);
  return viewId === undefined ? undefined : state.views.get(viewId);
}

/**
 * Opens a modal on top of the modals of a person.
 * @throws SlackRefusal `push_limit_reached` if three modals are open, or `duplicate_external_id`
 */
export function pushModal(state: SlackState, userId: string, content: ViewContent): View {
  const stack = stackOf(state, userId);
  if (stack.length >= STACK_LIMIT) return refuse('push_limit_reached');
  const view = addView(state, userId, content, stack);
  state.modalStacks.set(userId, [...stack, view.viewId]);
  state.changed();
  return view;
}

export function publishHome(state: SlackState, userId: string, content: ViewContent): View {
  const view = addView(state, userId, content, []);
  state.homes.set(userId, view.viewId);
  state.changed();
  return view;
}

function addView(state: SlackState, userId: string, content: ViewContent, below: readonly string[]): View {
  refuseTakenExternalId(state, content);
  const viewId = newId('V');
  const view: View = {
    viewId,
    userId,
    hash: newViewHash(state.now()),
    content,
    rootViewId: below[0] ?? viewId,
    previousViewId: below.at(-1) ?? null,
    state: 'open',
    errors: {},
  };
  state.views.set(viewId, view);
  return view;
}

/**
 * Replaces the content and hash of a view, and removes its errors. The page keeps the text that a person typed into an
 * input if the input still has the same `block_id` and `action_id`.
 * @throws SlackRefusal `duplicate_external_id`
 */
export function replaceView(state: SlackState, viewId: string, content: ViewContent): View {
  refuseTakenExternalId(state, content, viewId);
  return changeView(state, viewId, { content, hash: newViewHash(state.now()), errors: {}, trouble: undefined });
}

export function changeView(state: SlackState, viewId: string, change: Partial<View>): View {
  const changed = { ...state.views.get(viewId)!, ...change };
  state.views.set(viewId, changed);
  state.changed();
  return changed;
}

/** Closes a modal and the modals above it. Returns the closed modals, the top one first. */
export function closeFrom(state: SlackState, userId: string, viewId: string): View[] {
  const stack = stackOf(state, userId);
  const at = stack.indexOf(viewId);
  if (at < 0) return [];
  const closed = stack.slice(at).reverse();
  const views = closed.map((id) => state.views.get(id)!);
  for (const id of closed) state.views.delete(id);
  state.modalStacks.set(userId, stack.slice(0, at));
  state.changed();
  return views;
}

function refuseTakenExternalId(state: SlackState, content: ViewContent, viewId?: string): void {
  if (!content.external_id) return;
  const taken = [...state.views.values()].some(
    (view) => view.content.external_id === content.external_id && view.viewId !== viewId,
  );
  if (taken) refuse('duplicate_external_id');
}
