/**
 * Methods that do not read a JSON body: methods that only read data, and `files.getUploadURLExternal`. Slack says that
 * "most write methods" read JSON (docs.slack.dev/apis/web-api). The list is from `SlackMethods.java` of
 * github.com/HubSpot/slack-client. Slack's answers are reported in github.com/Yeachan-Heo/gajae-code/pull/3824 and
 * github.com/kortix-ai/suna/pull/6616.
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
