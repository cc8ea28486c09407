import { type RefusalKind, TOKENS } from './words.ts';

/** The reason for some of Slack's error codes, or what an operator can do. */
const BY_CODE: Readonly<Record<string, string>> = {
  messages_tab_disabled: "Switch on the Messages tab in the app's settings, under App Home.",
  compliance_exports_prevent_deletion: 'Compliance exports are on in this workspace, so messages cannot be deleted.',
  cant_delete_message: 'A setting of the workspace keeps the bot from deleting its messages.',
  cant_delete_file: 'A setting of the workspace keeps the bot from deleting its files.',
  cant_update_message: 'A setting of the workspace keeps the bot from changing its messages.',
  edit_window_closed: 'The workspace lets messages be edited for a limited time only.',
  file_uploads_disabled: 'The workspace does not allow file uploads.',
  file_uploads_except_images_disabled: 'The workspace allows uploads of images only.',
  storage_limit_reached: 'The storage of the workspace is full.',
  ekm_access_denied: "An administrator has suspended the workspace's encryption keys.",
  accesslimited: 'The workspace allows access from certain networks only.',
  no_such_subteam: 'There is no user group with this id.',
  plan_upgrade_required: "The workspace's plan has no user groups.",
  socket_mode_disabled: "Switch on Socket Mode in the app's settings, under Socket Mode.",
  too_many_websockets: 'Slack allows ten connections for one app, and ten are open: stop old bots.',
};

/** Like BY_CODE, for codes whose meaning depends on the method. */
const BY_METHOD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'users.info': {
    user_not_found: 'There is no user with this id in the workspace.',
    user_not_visible: 'Slack does not show this user to the bot.',
  },
  'conversations.info': {
    channel_not_found: 'There is no channel with this id, or it is private and the bot is not a member of it.',
  },
};

/** Returns a sentence that says the reason for a final refusal, or what can be done about it. */
export function hintFor({ method, code }: { method: string; code: string }, kind: RefusalKind): string {
  const hint = BY_METHOD[method]?.[code] ?? BY_CODE[code];
  if (hint) return hint;
  if (TOKENS.includes(code)) return "Check the bot's tokens and scopes.";
  if (kind === 'person') return 'The bot cannot reach this person or this conversation.';
  return kind === 'ours' ? 'This is a fault of the bot: please report it.' : 'A setting of the workspace forbids it.';
}
