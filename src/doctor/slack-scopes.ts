/** The bot scopes that everything needs; the manifest asks for these and the optional ones. */
export const BOT_SCOPES = ['commands', 'chat:write', 'im:write', 'files:write', 'users:read'] as const;

/** What a workspace may decline when it installs the app. */
export const OPTIONAL_SCOPES = ['im:history'] as const;

/** Needed only where a user group is configured. */
export const USER_GROUP_SCOPE = 'usergroups:read';
