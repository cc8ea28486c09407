/** The bot scopes that everything needs; the manifest grants the same. */
export const BOT_SCOPES = ['commands', 'chat:write', 'im:write', 'files:write', 'users:read'] as const;

/** Needed only where a user group is configured. */
export const USER_GROUP_SCOPE = 'usergroups:read';
