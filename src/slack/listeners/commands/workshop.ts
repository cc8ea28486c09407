import { sentence } from '../../messages/blocks.ts';
import { mention } from '../../messages/mrkdwn.ts';
import { workshopFormView } from '../../views/workshop/form-view.ts';
import { nobodyIsAdminMessage } from '../cleanup/nobody-is-admin.ts';
import { orNotKnown } from '../not-known.ts';
import type { DemoCommand } from './command.ts';

/** Opens the window for a workshop in this channel, or sends the board of the one that there is. */
export const workshop: DemoCommand = {
  names: ['workshop'],
  answer: async ({ parts, person, actor, text, bot, channelId, triggerId }) => {
    const { trainers, workshops, boards, door, faces } = parts;
    if (!trainers.isConfigured) return nobodyIsAdminMessage(text);
    const asked = await orNotKnown(parts, text, async () => {
      const one = await person();
      return { isTrainer: await trainers.includes(one), locale: one.participant.locale };
    });
    if ('told' in asked) return asked.told;
    const { isTrainer, locale } = asked.known;
    if (!isTrainer) return sentence(text.workshop.notAllowed);
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
