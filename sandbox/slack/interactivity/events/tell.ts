import { SENT_EVENTS } from '../../manifest/sent-events.ts';
import { newHex } from '../../state/ids.ts';
import { hasScope } from '../../state/scopes.ts';
import type { SlackState } from '../../state/state.ts';
import type { Slack } from '../deliver.ts';

/**
 * Sends an event if the manifest subscribes to it and, if scopes are enforced, has the scope that it needs.
 * @param isEcho whether the event is about an action of the app
 */
export async function tell(slack: Slack, subscription: string, event: object, isEcho = false): Promise<void> {
  const { state } = slack;
  if (!state.manifest.botEvents.includes(subscription)) return;
  const scope = SENT_EVENTS[subscription];
  if (scope !== undefined && !hasScope(state, scope)) return;
  const payload = { ...envelopeParts(state), event };
  await slack.deliver({ type: 'events_api', payload, acceptsResponsePayload: false, isEcho });
}

function envelopeParts(state: SlackState): object {
  const authorization = {
    enterprise_id: null,
    team_id: state.team.id,
    user_id: state.app.botUserId,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: state.secrets.verificationToken,
    team_id: state.team.id,
    context_team_id: state.team.id,
    context_enterprise_id: null,
    api_app_id: state.app.appId,
    type: 'event_callback',
    event_id: `Ev0${newHex(5).toUpperCase()}`,
    event_time: Math.floor(state.now() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: `4-${newHex(32)}`,
  };
}
