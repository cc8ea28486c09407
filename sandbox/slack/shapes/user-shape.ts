import type { User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

/** A person as `users.info` shows them (docs.slack.dev/reference/objects/user-object). */
export function userShape(state: SlackState, user: User, withLocale: boolean): object {
  return {
    id: user.userId,
    team_id: state.team.id,
    name: user.handle,
    deleted: false,
    real_name: user.name,
    tz: user.timeZone.id,
    tz_label: user.timeZone.label,
    tz_offset: user.timeZone.offsetSeconds,
    profile: { real_name: user.name, display_name: user.name, team: state.team.id },
    is_admin: user.role === 'admin',
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.role === 'guest',
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: 0,
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

export function botUserShape(state: SlackState): object {
  return {
    id: state.app.botUserId,
    team_id: state.team.id,
    name: handleOf(state),
    deleted: false,
    real_name: state.manifest.botName,
    profile: { real_name: state.manifest.botName, bot_id: state.app.botId, api_app_id: state.app.appId },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: true,
    is_app_user: false,
    updated: 0,
  };
}

export function handleOf(state: SlackState): string {
  return state.manifest.botName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}
