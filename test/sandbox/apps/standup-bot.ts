import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { option, plain } from './parts.ts';

export const standupBot = {
  commands: [{ command: '/standup', description: 'Plan the next one' }],
};

const fields = {
  day: { type: 'datepicker', action_id: 'value' },
  time: { type: 'timepicker', action_id: 'value' },
  place: { type: 'static_select', action_id: 'value', options: ['Kitchen', 'Roof'].map(option) },
  host: { type: 'users_select', action_id: 'value' },
} as const;

const view: ModalView = {
  type: 'modal',
  callback_id: 'standup',
  title: plain('Standup'),
  submit: plain('Plan'),
  blocks: Object.entries(fields).map(([block_id, element]) => ({
    type: 'input',
    block_id,
    label: plain(`Standup ${block_id}`),
    element,
  })),
};

type Values = ViewSubmitAction['view']['state']['values'];

/**
 * Asks for a day, a time, a place and a person, posts the plan, and posts a link to it in the conversation with the
 * app.
 */
export function registerStandupBot(app: App, submitted: Values[]): void {
  app.command('/standup', async ({ ack, command, client }) => {
    await ack();
    const { trigger_id, channel_id: private_metadata } = command;
    await client.views.open({ trigger_id, view: { ...view, private_metadata } });
  });
  app.view<ViewSubmitAction>('standup', async ({ ack, body, client }) => {
    await ack();
    const { values } = body.view.state;
    submitted.push(values);
    const channel = body.view.private_metadata;
    const when = `${values.day?.value?.selected_date} at ${values.time?.value?.selected_time}`;
    const where = values.place?.value?.selected_option?.text.text;
    const text = `Standup on ${when}, ${where}, with <@${values.host?.value?.selected_user}>`;
    const { ts: message_ts = '' } = await client.chat.postMessage({ channel, text });
    const { permalink } = await client.chat.getPermalink({ channel, message_ts });
    await client.chat.postMessage({ channel: body.user.id, text: `Planned: <${permalink}|see the plan>` });
  });
}
