import { sentence } from '../../messages/blocks.ts';
import { nobodyIsAdminMessage } from '../cleanup/nobody-is-admin.ts';
import { cleanupNotice } from '../cleanup/notice-view.ts';
import { previewView } from '../cleanup/preview-view.ts';
import type { DemoCommand } from './command.ts';

export const cleanup: DemoCommand = {
  names: ['cleanup'],
  answer: async ({ parts, person, text, triggerId }) => {
    const { admins, door } = parts;
    if (!admins.isConfigured) return nobodyIsAdminMessage(text);
    if (!(await admins.includes(person))) return sentence(text.cleanup.forAdmins);
    // A trigger lives three seconds; listing AWS may take longer.
    const viewId = await door.openView(triggerId, cleanupNotice(text, text.cleanup.looking));
    const preview = await parts.cleanup.preview().catch(async (error: unknown) => {
      // The failure itself is told below the command; the window must not look for ever.
      await door.updateView(viewId, cleanupNotice(text, text.cleanup.lookingFailed));
      throw error;
    });
    await door.updateView(viewId, previewView(preview, parts.faces, person.participant.locale));
    return undefined;
  },
};
