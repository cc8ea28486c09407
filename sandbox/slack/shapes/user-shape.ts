import type { User } from '../state/records.ts';
import { hasScope } from '../state/scopes.ts';
import type { SlackState } from '../state/state.ts';

/**
 * Returns a person's profile. The e-mail address needs the scope `users:read.email`
 * (docs.slack.dev/reference/objects/user-object).
 */
export function profileShape(state: SlackState, user: User): object {
  const [firstName = '', ...rest] = user.name.split(' ');
  return {
    title: '',
    phone: '',
    skype: '',
    real_name: user.name,
    real_name_normalized: user.name,
    display_name: user.name,
    display_name_normalized: user.name,
    fields: null,
    status_text: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    avatar_hash: avatarHash(user),
    first_name: firstName,
    last_name: rest.join(' '),
    ...(hasScope(state, 'users:read.email') ? { email: emailOf(user) } : {}),
    ...picturesOf(state, user),
    status_text_canonical: '',
    team: state.team.id,
  };
}

/** Returns an e-mail address in a domain that receives no mail (RFC 2606). */
export function emailOf({ handle }: User): string {
  return `${handle}@example.com`;
}

function avatarHash({ userId }: User): string {
  return `g${Buffer.from(userId).toString('hex').slice(-11)}`;
}

/** Returns addresses of pictures, as on Slack. No picture is served there. */
function picturesOf(state: SlackState, user: User): object {
  const sizes = [24, 32, 48, 72, 192, 512];
  return Object.fromEntries(
    sizes.map((size) => [`image_${size}`, `${state.baseUrl}/avatar/${avatarHash(user)}-${size}.png`]),
  );
}

/** Returns a person as `users.info` shows them (docs.slack.dev/reference/objects/user-object). */
export function userShape(state: SlackState, user: User, withLocale: boolean): object {
  return {
    id: user.userId,
    team_id: state.team.id,
    name: user.handle,
    deleted: false,
    color: '9f69e7',
    real_name: user.name,
    tz: user.timeZone.id,
    tz_label: user.timeZone.label,
    tz_offset: user.timeZone.offsetSeconds,
    profile: profileShape(state, user),
    is_admin: user.role === 'admin',
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.role === 'guest',
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
    updated: 0,
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

export function botProfileShape(state: SlackState): object {
  const { botName } = state.manifest;
  return {
    title: '',
    real_name: botName,
    real_name_normalized: botName,
    display_name: '',
    display_name_normalized: '',
    bot_id: state.app.botId,
    api_app_id: state.app.appId,
    always_active: true,
    team: state.team.id,
  };
}

export function botUserShape(state: SlackState): object {
  return {
    id: state.app.botUserId,
    team_id: state.team.id,
    name: handleOf(state),
    deleted: false,
    real_name: state.manifest.botName,
    profile: botProfileShape(state),
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
