import type { App, KnownEventFromType, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { option, plain } from './parts.ts';

export const ticketApp = {
  scopes: ['metadata.message:read'],
  events: ['message_metadata_posted'],
  metadata: [{ app_id: '*', event_type: 'ticket_opened' }],
  commands: [{ command: '/ticket', description: 'Report a problem' }],
};

const SERVICES = ['payments', 'payroll', 'printing'];

const view: ModalView = {
  type: 'modal',
  callback_id: 'ticket',
  title: plain('New ticket'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'service',
      label: plain('Service'),
      element: { type: 'external_select', action_id: 'chosen', min_query_length: 2 },
    },
    {
      type: 'input',
      block_id: 'also',
      optional: true,
      label: plain('Also for'),
      element: { type: 'multi_external_select', action_id: 'chosen', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'problem',
      label: plain('Problem'),
      element: { type: 'plain_text_input', action_id: 'typed' },
    },
  ],
};

export interface TicketsHeard {
  readonly asked: string[];
  readonly posted: KnownEventFromType<'message_metadata_posted'>[];
}

/**
 * Asks for services and a problem, offers services that begin with the typed text, and posts a ticket with metadata.
 */
export function registerTicketApp(app: App, { asked, posted }: TicketsHeard): void {
  app.command('/ticket', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({
      trigger_id: command.trigger_id,
      view: { ...view, private_metadata: command.channel_id },
    });
  });
  app.options<'block_suggestion'>('chosen', async ({ ack, payload }) => {
    asked.push(payload.value);
    await ack({ options: SERVICES.filter((name) => name.startsWith(payload.value)).map(option) });
  });
  app.view<ViewSubmitAction>('ticket', async ({ ack, body, client }) => {
    await ack();
    const { service, also, problem } = body.view.state.values;
    const chosen = service?.chosen?.selected_option?.value ?? '';
    const others = also?.chosen?.selected_options?.map(({ value }) => ` and ${value}`).join('') ?? '';
    await client.chat.postMessage({
      channel: body.view.private_metadata,
      text: `Ticket for *${chosen}*${others}: ${problem?.typed?.value}`,
      metadata: { event_type: 'ticket_opened', event_payload: { service: chosen } },
    });
  });
  app.event('message_metadata_posted', async ({ event }) => {
    posted.push(event);
  });
}
