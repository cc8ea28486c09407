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

/** What auth.test says of the bot's own place; `enterprise_id` on an Enterprise Grid only. */
export const homeSchema = z.object({ team_id: z.string().optional(), enterprise_id: z.string().nullish() });
export type Home = z.infer<typeof homeSchema>;

/** What somebody is in the bot's workspace or organisation. */
export type Standing = 'member' | 'guest' | 'stranger' | 'deactivated' | 'bot';

export function standingOf(user: z.infer<typeof standingSchema>, home: Home | undefined): Standing {
  if (user.deleted) return 'deactivated';
  if (user.is_bot) return 'bot';
  // Slack's own word is about channels: it is false for people of others who share one with the app.
  if (user.is_stranger || (home && isOfOthers(user, home))) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** On a Grid a person has many teams and one enterprise, and the bot may be installed for all of it. */
function isOfOthers(user: z.infer<typeof standingSchema>, home: Home): boolean {
  const enterprise = user.enterprise_user?.enterprise_id ?? user.enterprise_id;
  if (home.enterprise_id && enterprise) return enterprise !== home.enterprise_id;
  const isOfTeam = home.team_id !== undefined && !home.team_id.startsWith('E');
  return isOfTeam && user.team_id !== undefined && user.team_id !== home.team_id;
}
