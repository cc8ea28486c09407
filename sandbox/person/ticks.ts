import type { ScreenModal } from '../slack/person/types.ts';
import { findOptions } from './read-screen.ts';

export type Ticks = ReturnType<typeof createTicks>;

type Ticked = Record<string, Record<string, readonly string[]>>;

/** What a person has ticked and not yet sent, modal by modal. */
export function createTicks() {
  const byView = new Map<string, Ticked>();
  const of = (viewId: string): Ticked => byView.get(viewId) ?? {};
  return {
    of,
    /** @throws Error when several options read these words: nobody could tell which is meant. */
    add: (modal: ScreenModal, words: string): void => {
      const [option, ...others] = findOptions(modal.blocks, words);
      if (!option || others.length > 0) throw new Error(`${others.length + 1} options read "${words}"`);
      const { blockId, actionId, value, isOneOfMany, initialValues } = option;
      const ticked = of(modal.viewId);
      const before = isOneOfMany ? [] : (ticked[blockId]?.[actionId] ?? initialValues);
      const now = [...before.filter((one) => one !== value), value];
      byView.set(modal.viewId, { ...ticked, [blockId]: { ...ticked[blockId], [actionId]: now } });
    },
  };
}
