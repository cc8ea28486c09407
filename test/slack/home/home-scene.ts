import { expect } from 'vitest';
import { everyBlock } from '../../../sandbox/slack/blocks.ts';
import type { Player } from '../scene.ts';

interface Pressable {
  readonly block_id?: string;
  readonly accessory?: { readonly action_id?: string };
  readonly elements?: readonly { readonly action_id?: string }[];
}

/** Returns the blocks of this person's App Home, as JSON. */
export async function homeText(player: Pick<Player, 'screen'>): Promise<string> {
  return JSON.stringify((await player.screen()).home?.blocks ?? null);
}

/** Waits until the App Home shows these words. */
export async function seesAtHome(player: Pick<Player, 'screen'>, words: string): Promise<void> {
  await expect.poll(() => homeText(player)).toContain(words);
}

/** Returns the action ids in the App Home, from top to bottom. */
export async function actionsAtHome(player: Pick<Player, 'screen'>): Promise<string[]> {
  return [...(await homeText(player)).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id ?? '');
}

/** Presses a button in the App Home. @param chosen if present, chooses this value of a menu instead */
export async function pressesAtHome(
  player: Pick<Player, 'screen' | 'clicks'>,
  actionId: string,
  chosen?: string,
): Promise<void> {
  const { home } = await player.screen();
  const blocks = everyBlock((home?.blocks ?? []) as Parameters<typeof everyBlock>[0]) as readonly Pressable[];
  const block = blocks.find(({ accessory, elements = [] }) =>
    [accessory, ...elements].some((element) => element?.action_id === actionId),
  );
  const blockId = block?.block_id ?? '';
  const values = chosen === undefined ? {} : { values: { [blockId]: { [actionId]: chosen } } };
  const done = await player.clicks({ in: { viewId: home?.viewId ?? '' }, blockId, actionId, ...values });
  expect(done).toEqual({ ok: true });
}
