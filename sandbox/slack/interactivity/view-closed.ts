import { viewShape } from '../shapes/view-shape.ts';
import type { User, View } from '../state/records.ts';
import { closeFrom, stackOf } from '../state/views.ts';
import type { Slack } from './deliver.ts';
import { interactionParts } from './payload-parts.ts';

/** Closes the top modal, or with `clear_on_close` all modals, and sends `view_closed`. */
export async function closeModal(slack: Slack, user: User, view: View): Promise<void> {
  const isCleared = view.content.clear_on_close;
  const from = isCleared ? (stackOf(slack.state, user.userId)[0] ?? view.viewId) : view.viewId;
  await tellClosed(slack, user, closeFrom(slack.state, user.userId, from), isCleared);
}

/** Sends `view_closed` for the views with `notify_on_close`. This payload has no `trigger_id`. */
export async function tellClosed(slack: Slack, user: User, views: readonly View[], isCleared: boolean): Promise<void> {
  const told = views
    .filter((view) => view.content.notify_on_close)
    .map((view) =>
      slack.deliver({
        type: 'interactive',
        acceptsResponsePayload: false,
        payload: {
          type: 'view_closed',
          ...interactionParts(slack.state, user),
          view: viewShape(slack.state, view),
          is_cleared: isCleared,
        },
      }),
    );
  await Promise.all(told);
}
