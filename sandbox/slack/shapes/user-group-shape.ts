import type { UserGroup } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

/** Returns a user group as `usergroups.list` shows it (docs.slack.dev/reference/objects/usergroup-object). */
export function userGroupShape(
  state: SlackState,
  group: UserGroup,
  shown: { readonly withUsers: boolean; readonly withCount: boolean },
): object {
  return {
    id: group.id,
    team_id: state.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    auto_type: null,
    created_by: group.memberIds[0] ?? '',
    updated_by: group.memberIds[0] ?? '',
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    ...(shown.withUsers ? { users: group.memberIds } : {}),
    ...(shown.withCount ? { user_count: group.memberIds.length } : {}),
  };
}
