import type { Person } from '../../sandbox/person/person.ts';
import { appDm, topModal } from '../../sandbox/person/read-screen.ts';
import type { FieldValue } from '../../sandbox/slack/person/types.ts';
import { BLOCKS } from '../../src/slack/ids.ts';

/** A channel with the bot as a member. */
export const ROOM = 'C0SANDBOXS1';
/** A channel without the bot. */
export const GENERAL = 'C0SANDBOXG1';

/** Types `/mfa-demo workshop` in the channel, and submits the window with these values. */
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

/** Returns the blocks of all messages in the direct message with the bot, as JSON. */
export function inDm(person: Person): string {
  return JSON.stringify(appDm(person.screen()).messages.map(({ blocks }) => blocks));
}
