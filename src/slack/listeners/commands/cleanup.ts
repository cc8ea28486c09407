import { type MessageContent, sentence } from '../../messages/blocks.ts';
import { nobodyIsAdminMessage } from '../cleanup/nobody-is-admin.ts';
import { cleanupNotice } from '../cleanup/notice-view.ts';
import { previewView } from '../cleanup/preview-view.ts';
import { orNotKnown } from '../not-known.ts';
import type { CommandCall, DemoCommand } from './command.ts';

export const cleanup: DemoCommand = {
  names: ['cleanup'],
  answer: (call) => openCleanup(call),
};

/** Opens the window with what could be removed. Returns why not, for somebody who is no admin. */
export async function openCleanup({
  parts,
  person,
  text,
  triggerId,
}: Pick<CommandCall, 'parts' | 'person' | 'text' | 'triggerId'>): Promise<MessageContent | undefined> {
  const { admins, door } = parts;
  if (!admins.isConfigured) return nobodyIsAdminMessage(text);
  const asked = await orNotKnown(parts, text, async () => {
    const one = await person();
    return { isAdmin: await admins.includes(one), locale: one.participant.locale };
  });
  if ('told' in asked) return asked.told;
  const { isAdmin, locale } = asked.known;
  if (!isAdmin) return sentence(text.cleanup.forAdmins);
  // A trigger lives three seconds; listing AWS may take longer.
  const viewId = await door.openView(triggerId, cleanupNotice(text, text.cleanup.looking));
  const preview = await parts.cleanup.preview().catch(async (error: unknown) => {
    // The failure itself is told below the command; the window must not look for ever.
    await door.updateView(viewId, cleanupNotice(text, text.cleanup.lookingFailed));
    throw error;
  });
  await door.updateView(viewId, previewView(preview, parts.faces, locale));
  return undefined;
}
