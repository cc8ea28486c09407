import { sentence } from '../../messages/blocks.ts';
import { mention } from '../../messages/mrkdwn.ts';
import { workshopFormView } from '../../views/workshop/form-view.ts';
import { askIfAllowed } from '../allowed.ts';
import { nobodyIsAdminMessage } from '../cleanup/nobody-is-admin.ts';
import type { DemoCommand } from './command.ts';

/** Opens the window for a new workshop in this channel. If a workshop is already open there, sends its board. */
export const workshop: DemoCommand = {
  names: ['workshop'],
  answer: async (call) => {
    const { parts, actor, text, bot, channelId, triggerId } = call;
    const { trainers, workshops, boards, door, faces } = parts;
    if (!trainers.isConfigured) return nobodyIsAdminMessage(text);
    const asked = await askIfAllowed(call, trainers, text.workshop.notAllowed);
    if ('told' in asked) return asked.told;
    const { locale } = asked;
    const open = await workshops.findIn({ workspaceId: actor.workspaceId, channelId });
    const view = open && (await workshops.look(open.workshopId));
    if (view) {
      await boards.sendBoard(view.workshop, view.seats, { userId: actor.userId, locale });
      return sentence(text.workshop.openAlready(mention(view.workshop.openedBy), bot));
    }
    if (channelId.startsWith('D')) return sentence(text.workshop.typeInChannel);
    await door.openView(triggerId, workshopFormView(faces, { locale, channelId }));
    return undefined;
  },
};
