import { SENT_EVENTS } from '../manifest/sent-events.ts';
import { messageShape } from '../shapes/message-shape.ts';
import { viewShape } from '../shapes/view-shape.ts';
import { newHex } from '../state/ids.ts';
import type { Conversation, Message, User } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import type { Slack } from './deliver.ts';

/** The person opened a tab of the app; the app hears of it if its manifest subscribes to the event. */
export async function tellHomeOpened(
  slack: Slack,
  user: User,
  dm: Conversation,
  tab: 'home' | 'messages',
): Promise<void> {
  const { state } = slack;
  const view = tab === 'home' ? state.views.get(state.homes.get(user.userId) ?? '') : undefined;
  await tell(slack, 'app_home_opened', {
    type: 'app_home_opened',
    user: user.userId,
    channel: dm.channelId,
    tab,
    event_ts: state.newTs(),
    ...(view ? { view: viewShape(state, view) } : {}),
  });
}

export async function tellMessage(slack: Slack, where: Conversation, message: Message): Promise<void> {
  const { app } = slack.state;
  const isDm = where.kind === 'app-dm';
  if (!where.memberIds.includes(app.botUserId)) return;
  const isMention = !isDm && message.text.includes(`<@${app.botUserId}>`);
  await Promise.all([
    tell(slack, isDm ? 'message.im' : 'message.channels', messageEvent(slack, 'message', where, message)),
    isMention && tell(slack, 'app_mention', messageEvent(slack, 'app_mention', where, message)),
  ]);
}

function messageEvent(slack: Slack, type: 'message' | 'app_mention', where: Conversation, message: Message): object {
  return {
    ...messageShape(slack.state, message),
    type,
    channel: where.channelId,
    ...(type === 'message' ? { channel_type: where.kind === 'app-dm' ? 'im' : 'channel' } : {}),
    event_ts: message.ts,
  };
}

async function tell(slack: Slack, subscription: string, event: object): Promise<void> {
  const { manifest, switches } = slack.state;
  if (!manifest.botEvents.includes(subscription)) return;
  const scope = SENT_EVENTS[subscription];
  if (switches.enforceScopes && scope !== undefined && !manifest.botScopes.includes(scope)) return;
  const payload = { ...envelopeParts(slack.state), event };
  await slack.deliver({ type: 'events_api', payload, acceptsResponsePayload: false });
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
