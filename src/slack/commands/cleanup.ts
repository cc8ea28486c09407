import { previewView } from '../cleanup/preview-view.ts';
import { sentence } from '../messages/blocks.ts';
import { noticeView } from '../modals/notice.ts';
import { openView, updateView } from '../views-api.ts';
import type { DemoCommand } from './command.ts';

export const cleanup: DemoCommand = {
  names: ['cleanup'],
  answer: async ({ parts, person, text, triggerId }) => {
    const { admins, client } = parts;
    if (!admins.isConfigured) return sentence(text.cleanup.nobodyIsAdmin);
    if (!(await admins.includes(person))) return sentence(text.cleanup.forAdmins);
    // A trigger lives three seconds; listing AWS may take longer.
    const viewId = await openView(client, triggerId, noticeView(text, text.cleanup.looking));
    await updateView(client, viewId, previewView(await parts.cleanup.preview(), person.participant.locale));
    return undefined;
  },
};
