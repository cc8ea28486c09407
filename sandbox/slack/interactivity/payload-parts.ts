import type { Conversation, User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

/** What every interaction payload begins with. */
export function interactionParts(state: SlackState, user: User): object {
  return {
    team: { id: state.team.id, domain: state.team.domain },
    user: { id: user.userId, username: user.handle, name: user.handle, team_id: state.team.id },
    api_app_id: state.app.appId,
    token: state.secrets.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** In a DM Slack says `directmessage` for the name. */
export function channelPart({ channelId, kind, name }: Conversation): { readonly id: string; readonly name: string } {
  return { id: channelId, name: kind === 'app-dm' ? 'directmessage' : name };
}
