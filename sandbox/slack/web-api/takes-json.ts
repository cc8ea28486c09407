/**
 * Methods that read, and the one that announces an upload. Slack takes their arguments in the query or as a form, and does
 * not read a JSON body: "most write methods" take one (docs.slack.dev/apis/web-api). The list is that of HubSpot/slack-client,
 * `SlackMethods.java`. What an app gets is reported in Yeachan-Heo/gajae-code#3824 and kortix-ai/suna#6616.
 */
const FORM_ONLY: readonly string[] = [
  'bots.info',
  'chat.getPermalink',
  'conversations.history',
  'conversations.info',
  'conversations.list',
  'conversations.members',
  'conversations.replies',
  'files.getUploadURLExternal',
  'files.info',
  'reactions.get',
  'reactions.list',
  'team.info',
  'usergroups.list',
  'usergroups.users.list',
  'users.conversations',
  'users.info',
  'users.list',
  'users.lookupByEmail',
  'users.profile.get',
];

/** Returns whether this method reads arguments from a JSON body. */
export function takesJson(method: string): boolean {
  return !FORM_ONLY.includes(method);
}
