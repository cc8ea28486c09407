import { context, type MessageContent, sentence } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';

/** For everybody who types it, that nobody can clean up; and for whoever runs the bot, how that is changed. */
export function nobodyIsAdminMessage({ cleanup }: Text): MessageContent {
  return sentence(cleanup.nobodyIsAdmin, context(cleanup.nameAnAdmin));
}
