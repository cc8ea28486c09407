import type { PersonClient } from '../slack/person/client.ts';
import type { Clicks, Done, Screen, ScreenConversation } from '../slack/person/types.ts';
import { appDm, findButton, findMenuItem, topModal } from './read-screen.ts';
import type { Ticks } from './ticks.ts';
import type { ScreenWatch } from './watch-screen.ts';

/** Returns the functions that press a button, choose an entry of a menu, or submit a window without fields. */
export function createPresses(client: PersonClient, screen: ScreenWatch, ticks: Ticks) {
  return {
    /** Presses the newest button with this label: in the open modal, or else in the DM with the app. */
    clicks: async (label: string) => {
      const target = await screen.until(`a button "${label}"`, (now) => newestButton(now, label));
      const values = 'viewId' in target.in ? ticks.of(target.in.viewId) : {};
      await succeeded(client.clicks({ ...target, values }));
    },
    /** Presses the newest button with this label in a channel. */
    clicksIn: async (channelId: string, label: string) => {
      const target = await screen.until(`a button "${label}" in ${channelId}`, ({ conversations }) =>
        buttonIn(
          conversations.find((one) => one.channelId === channelId),
          label,
        ),
      );
      await succeeded(client.clicks({ ...target, values: {} }));
    },
    /**
     * Presses this button.
     * @throws Error if it is not on the screen
     */
    presses: async (button: Omit<Clicks, 'values'>) => {
      const values = 'viewId' in button.in ? ticks.of(button.in.viewId) : {};
      const { blockId, actionId } = button;
      await succeeded(client.clicks({ in: button.in, blockId, actionId, values }));
    },
    /** Chooses an entry of a menu (the three dots) in the DM with the app, by its label. */
    chooses: async (label: string) => {
      const { value, ...target } = await screen.until(`a menu with "${label}"`, (now) => newestMenuItem(now, label));
      const values = { [target.blockId]: { [target.actionId]: value } };
      await succeeded(client.clicks({ ...target, values }));
    },
    /** Presses the submit button with this label in the top window, which has no fields. */
    confirms: async (label: string) => {
      const modal = await screen.until(`a window with "${label}"`, (now) => {
        const top = topModal(now);
        return top?.submitLabel === label && top.state === 'open' ? top : undefined;
      });
      await succeeded(client.submits({ viewId: modal.viewId, values: {} }));
    },
  };
}

function newestButton(screen: Screen, label: string) {
  const modal = topModal(screen);
  const inModal = modal && findButton(modal.blocks, label);
  if (modal && inModal) return { in: { viewId: modal.viewId }, ...inModal };
  return buttonIn(appDm(screen), label);
}

function buttonIn(conversation: ScreenConversation | undefined, label: string) {
  for (const message of conversation?.messages.toReversed() ?? []) {
    const found = findButton(message.blocks, label);
    if (found) return { in: { channelId: conversation?.channelId ?? '', ts: message.ts }, ...found };
  }
  return undefined;
}

function newestMenuItem(screen: Screen, label: string) {
  const { channelId, messages } = appDm(screen);
  for (const message of messages.toReversed()) {
    const found = findMenuItem(message.blocks, label);
    if (found) return { in: { channelId, ts: message.ts }, ...found };
  }
  return undefined;
}

/** Throws if the action was not possible: that is a mistake in the script, not in the app. */
export async function succeeded(done: Promise<Done>): Promise<void> {
  const result = await done;
  if (!result.ok) throw new Error(`the person cannot do that: ${result.error}`);
}
