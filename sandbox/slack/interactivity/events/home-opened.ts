import { viewShape } from '../../shapes/view-shape.ts';
import type { Conversation, User } from '../../state/records.ts';
import type { Slack } from '../deliver.ts';
import { tell } from './tell.ts';

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
