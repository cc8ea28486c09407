import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { useTexts } from '../text/use-texts.ts';

/** Returns whether people can only read in this conversation. */
export function isReadOnly({ messagesTab }: Workspace, { kind }: ScreenConversation): boolean {
  return kind === 'app-dm' && messagesTab === 'read-only';
}

/** Slack's sentence in place of the composer. */
export function ReadOnly() {
  return <p className="read-only">{useTexts().conversation.readOnly}</p>;
}
