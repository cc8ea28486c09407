import type { Block, Suggestion } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';

/** A menu whose options come from the app, and the person who uses it. */
export interface Menu {
  readonly userId: string;
  /** The view's id, or the channel's id and the message's timestamp. */
  readonly place: string;
  readonly blockId: string;
  readonly actionId: string;
}

const EXTERNAL: readonly unknown[] = ['external_select', 'multi_external_select'];

/** Returns whether the options of this element come from the app. */
export function isExternal({ type }: { readonly type: string }): boolean {
  return EXTERNAL.includes(type);
}

/**
 * Stores the options that the app offered this person in a menu. The person can choose only these options and the
 * initial ones.
 */
export function noteSuggested(state: SlackState, menu: Menu, options: readonly Suggestion[]): void {
  const known = state.suggested.get(keyOf(menu)) ?? [];
  const others = known.filter(({ value }) => options.every((option) => option.value !== value));
  state.suggested.set(keyOf(menu), [...others, ...options]);
}

/**
 * Returns the blocks. External select menus in them contain their initial options and the options that the app has
 * offered this person so far.
 */
export function withSuggested(
  state: SlackState,
  where: Omit<Menu, 'blockId' | 'actionId'>,
  blocks: readonly Block[],
): Block[] {
  return blocks.map((block) => filled(state, { ...where, blockId: block.block_id }, block) as Block);
}

function filled(state: SlackState, where: Omit<Menu, 'actionId'>, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((inner) => filled(state, where, inner));
  if (typeof part !== 'object' || part === null) return part;
  const { type, action_id: actionId, block_id: blockId = where.blockId, ...rest } = part as Partial<Block>;
  if (!EXTERNAL.includes(type)) {
    const inner = Object.entries(part).map(([name, value]) => [name, filled(state, { ...where, blockId }, value)]);
    return Object.fromEntries(inner);
  }
  const initial = [rest.initial_option ?? rest.initial_options ?? []].flat();
  const offered = state.suggested.get(keyOf({ ...where, actionId: `${actionId}` })) ?? [];
  return { ...part, options: [...initial, ...offered] };
}

function keyOf({ userId, place, blockId, actionId }: Menu): string {
  return JSON.stringify([userId, place, blockId, actionId]);
}
