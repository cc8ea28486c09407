/** The bot scopes that the bot always needs; the manifest asks for these and the optional ones. */
export const BOT_SCOPES = ['commands', 'chat:write', 'im:write', 'files:write', 'users:read'] as const;

/** Scopes that a workspace may decline when it installs the app. */
export const OPTIONAL_SCOPES = ['im:history'] as const;

/** Needed only if the settings name a user group. */
export const USER_GROUP_SCOPE = 'usergroups:read';
