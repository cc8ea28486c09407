import { context, type MessageContent, sentence } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';

/** Says that no admin is configured, so nobody can clean up, and how the operator changes that. */
export function nobodyIsAdminMessage({ cleanup }: Text): MessageContent {
  return sentence(cleanup.nobodyIsAdmin, context(cleanup.nameAnAdmin));
}
