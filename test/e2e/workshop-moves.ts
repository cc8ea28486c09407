import type { Person } from '../../sandbox/person/person.ts';
import { appDm, topModal } from '../../sandbox/person/read-screen.ts';
import type { FieldValue } from '../../sandbox/slack/person/types.ts';
import { BLOCKS } from '../../src/slack/ids.ts';

/** The channel of which the bot is a member. */
export const ROOM = 'C0SANDBOXS1';
/** The channel of which it is none. */
export const GENERAL = 'C0SANDBOXG1';

/** Fills the window for a workshop as far as its defaults do not. */
export async function opensWorkshop(trainer: Person, channelId = ROOM, values: Record<string, FieldValue> = {}) {
  await trainer.types('/mfa-demo workshop', channelId);
  const modal = await trainer.until('the window for a workshop', (screen) => {
    const top = topModal(screen);
    return top?.callbackId === 'workshop' ? top : undefined;
  });
  const filled = { [BLOCKS.workshopMinutes]: '60', ...values };
  const fields = Object.entries(filled).map(([block, value]) => [block, { value }]);
  return trainer.client.submits({ viewId: modal.viewId, values: Object.fromEntries(fields) });
}

/** What is in the direct message with the bot, as text. */
export function inDm(person: Person): string {
  return JSON.stringify(appDm(person.screen()).messages.map(({ blocks }) => blocks));
}
