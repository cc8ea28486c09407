import type { ScreenConversation, Workspace } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import { traits } from '../traits.ts';

/** The first thing a newcomer sees: what to do next. */
export function EmptyConversation(props: { readonly workspace: Workspace; readonly conversation: ScreenConversation }) {
  const { workspace, conversation } = props;
  const command = workspace.commands[0]?.command;
  if (conversation.kind === 'channel') {
    return (
      <div className="empty" lang="en">
        <h3># {conversation.name}</h3>
        <p>No messages yet. Commands work here too; their answers are for your eyes only.</p>
      </div>
    );
  }
  return (
    <div className="empty" lang="en">
      <Avatar name={conversation.name} isApp />
      <h3>This is the start of your conversation with {conversation.name}</h3>
      {traits.hasAws ? (
        <p>
          Type <kbd>{command} start</kbd> below and press Enter. You will see AWS refuse you without a second factor,
          and let you in with it. It takes about two minutes, and nothing is left behind.
        </p>
      ) : (
        <p>
          Write to the app below{command && <>, or type {<kbd>{command}</kbd>} and press Enter</>}. It hears of it as
          soon as it is connected.
        </p>
      )}
    </div>
  );
}
