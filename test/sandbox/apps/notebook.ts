import type { App, KnownEventFromType, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/web-api';
import { plain } from './parts.ts';

export const notebook = {
  events: ['app_home_opened'],
  shortcuts: [{ name: 'Keep this', type: 'message', callback_id: 'keep' }],
};

export interface NotebookHeard {
  readonly opened: KnownEventFromType<'app_home_opened'>[];
  /** The error codes of Slack for Homes that were published with an outdated hash. */
  readonly refused: string[];
}

/** Saves a message with a remark of the person, and lists all saved messages in the Home of the app. */
export function registerNotebook(app: App, { opened, refused }: NotebookHeard): void {
  const kept: string[] = [];
  app.event('app_home_opened', async ({ event, client }) => {
    opened.push(event);
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: home(kept) });
  });
  app.shortcut<MessageShortcut>('keep', async ({ ack, shortcut, client }) => {
    await ack();
    const view = { ...remark, private_metadata: shortcut.message.text ?? '' };
    await client.views.open({ trigger_id: shortcut.trigger_id, view });
  });
  app.view<ViewSubmitAction>('remark', async ({ ack, body, client }) => {
    await ack();
    const user_id = body.user.id;
    const { view: before } = await client.views.publish({ user_id, view: home(kept) });
    kept.push(`${body.view.private_metadata} (${body.view.state.values.remark?.typed?.value})`);
    await client.views.publish({ user_id, view: home(kept), hash: before?.hash ?? '' });
    const stale = client.views.publish({ user_id, view: home([]), hash: before?.hash ?? '' });
    await stale.catch(({ data }) => refused.push(data.error));
  });
}

const remark: ModalView = {
  type: 'modal',
  callback_id: 'remark',
  title: plain('Keep this'),
  submit: plain('Keep'),
  blocks: [
    {
      type: 'input',
      block_id: 'remark',
      label: plain('Remark'),
      element: { type: 'plain_text_input', action_id: 'typed' },
    },
  ],
};

function home(kept: readonly string[]): HomeView {
  const text = kept.length === 0 ? 'Nothing kept yet' : kept.join('\n');
  return { type: 'home', blocks: [{ type: 'section', text: plain(text) }] };
}
