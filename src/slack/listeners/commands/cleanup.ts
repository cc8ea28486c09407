import type { MessageContent } from '../../messages/blocks.ts';
import { askIfAllowed } from '../allowed.ts';
import { nobodyIsAdminMessage } from '../cleanup/nobody-is-admin.ts';
import { cleanupNotice } from '../cleanup/notice-view.ts';
import { previewView } from '../cleanup/preview-view.ts';
import type { CommandCall, DemoCommand } from './command.ts';

export const cleanup: DemoCommand = {
  names: ['cleanup'],
  answer: (call) => openCleanup(call),
};

/**
 * Opens the window that lists the demos and leftovers to remove. If the person may not clean up, returns the answer
 * that says so.
 */
export async function openCleanup(
  call: Pick<CommandCall, 'parts' | 'person' | 'text' | 'triggerId'>,
): Promise<MessageContent | undefined> {
  const { parts, text, triggerId } = call;
  const { admins, door } = parts;
  if (!admins.isConfigured) return nobodyIsAdminMessage(text);
  const asked = await askIfAllowed(call, admins, text.cleanup.forAdmins);
  if ('told' in asked) return asked.told;
  // A trigger id expires after three seconds, and listing AWS may take longer.
  const viewId = await door.openView(triggerId, cleanupNotice(text, text.cleanup.looking));
  const preview = await parts.cleanup.preview().catch(async (error: unknown) => {
    // report-failure.ts shows the thrown error to the person. The window must not say "looking" forever.
    await door.updateView(viewId, cleanupNotice(text, text.cleanup.lookingFailed));
    throw error;
  });
  await door.updateView(viewId, previewView(preview, parts.faces, asked.locale));
  return undefined;
}
