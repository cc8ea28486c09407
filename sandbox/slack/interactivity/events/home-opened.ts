import { viewShape } from '../../shapes/view-shape.ts';
import type { Conversation, User } from '../../state/records.ts';
import type { Slack } from '../deliver.ts';
import { tell } from './tell.ts';

/** Sends `app_home_opened` for the tab that a person opened, if the manifest subscribes to it. */
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
