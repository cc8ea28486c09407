import type { View } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

/** Returns a view as the `views.*` methods and interaction payloads show it. */
export function viewShape(state: SlackState, view: View, values: object = {}): object {
  const { content } = view;
  return {
    id: view.viewId,
    team_id: state.team.id,
    type: content.type,
    blocks: content.blocks,
    private_metadata: content.private_metadata,
    callback_id: content.callback_id,
    state: { values },
    hash: view.hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content.clear_on_close,
    notify_on_close: content.notify_on_close,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: state.app.appId,
    external_id: content.external_id,
    app_installed_team_id: state.team.id,
    bot_id: state.app.botId,
  };
}
