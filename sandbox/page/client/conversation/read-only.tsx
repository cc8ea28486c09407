import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { useTexts } from '../text/use-texts.ts';

/** Says whether people can read in this conversation, and not write. */
export function isReadOnly({ messagesTab }: Workspace, { kind }: ScreenConversation): boolean {
  return kind === 'app-dm' && messagesTab === 'read-only';
}

/** Stands in place of the composer, with Slack's sentence. */
export function ReadOnly() {
  return <p className="read-only">{useTexts().conversation.readOnly}</p>;
}
