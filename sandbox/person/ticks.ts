import type { ScreenModal } from '../slack/person/types.ts';
import { findOptions } from './read-screen.ts';

export type Ticks = ReturnType<typeof createTicks>;

type Ticked = Record<string, Record<string, readonly string[]>>;

/** Stores the options that a person has ticked, per modal. They stay after the modal is submitted. */
export function createTicks() {
  const byView = new Map<string, Ticked>();
  const of = (viewId: string): Ticked => byView.get(viewId) ?? {};
  return {
    of,
    /**
     * Ticks the option with these words.
     * @throws Error unless exactly one option has them
     */
    add: (modal: ScreenModal, words: string): void => {
      const found = findOptions(modal.blocks, words);
      const [option] = found;
      if (!option || found.length > 1) throw new Error(`${found.length} options have the words "${words}", not one`);
      const { blockId, actionId, value, isOneOfMany, initialValues } = option;
      const ticked = of(modal.viewId);
      const before = isOneOfMany ? [] : (ticked[blockId]?.[actionId] ?? initialValues);
      const now = [...before.filter((one) => one !== value), value];
      byView.set(modal.viewId, { ...ticked, [blockId]: { ...ticked[blockId], [actionId]: now } });
    },
  };
}
