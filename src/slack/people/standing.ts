import * as z from 'zod';

// https://docs.slack.dev/reference/objects/user-object
export const standingSchema = z.object({
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  team_id: z.string().optional(),
  enterprise_id: z.string().optional(),
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
});

/** The bot's own workspace, in the answer of auth.test. `enterprise_id` exists only on an Enterprise Grid. */
export const homeSchema = z.object({ team_id: z.string().optional(), enterprise_id: z.string().nullish() });
export type Home = z.infer<typeof homeSchema>;

/** What a person is in the bot's workspace or organisation. */
export type Standing = 'member' | 'guest' | 'stranger' | 'deactivated' | 'bot';

/**
 * Returns what a user is in the bot's workspace.
 * @param user from users.info
 * @param home from auth.test; `undefined` while Slack does not answer
 */
export function standingOf(user: z.infer<typeof standingSchema>, home: Home | undefined): Standing {
  if (user.deleted) return 'deactivated';
  if (user.is_bot) return 'bot';
  // `is_stranger` alone is not enough: it is false for people of other organisations who share a channel with the app.
  if (user.is_stranger || (home && isOfOthers(user, home))) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/**
 * Returns true if the user belongs to another organisation or workspace than the bot. On an Enterprise Grid it compares
 * the enterprise, because a person has many teams there, and the bot may be installed for the whole enterprise.
 */
function isOfOthers(user: z.infer<typeof standingSchema>, home: Home): boolean {
  const enterprise = user.enterprise_user?.enterprise_id ?? user.enterprise_id;
  if (home.enterprise_id && enterprise) return enterprise !== home.enterprise_id;
  const isOfTeam = home.team_id !== undefined && !home.team_id.startsWith('E');
  return isOfTeam && user.team_id !== undefined && user.team_id !== home.team_id;
}
