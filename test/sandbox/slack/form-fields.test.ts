import type { BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { InputBlock } from '@slack/web-api';
import { expect, test } from 'vitest';
import { sees } from './support/player.ts';
import { codeModal } from './support/views.ts';
import { startWorld } from './support/world.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['a', 'b', 'c'].map((value) => ({ value, text: plain(value) }));

function field(element: InputBlock['element']): InputBlock {
  const named = { ...element, action_id: 'entered' } as InputBlock['element'];
  return { type: 'input', block_id: element.type, optional: true, label: plain(element.type), element: named };
}

const FIELDS: InputBlock[] = [
  field({ type: 'number_input', is_decimal_allowed: false, min_value: '2', max_value: '5' }),
  field({ type: 'email_text_input' }),
  field({ type: 'url_text_input' }),
  field({ type: 'users_select' }),
  field({ type: 'multi_users_select', max_selected_items: 1 }),
  field({ type: 'channels_select' }),
  field({ type: 'conversations_select', response_url_enabled: true }),
  field({ type: 'multi_static_select', options, max_selected_items: 2 }),
  field({ type: 'datepicker' }),
  field({ type: 'timepicker' }),
];

/** Opens a modal with these fields for Ana, and collects its submissions. */
async function startForm() {
  const submissions: ViewSubmitAction[] = [];
  const world = await startWorld((app) => {
    app.command('/mfa-demo', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: codeModal({ blocks: FIELDS }) });
    });
    app.view<ViewSubmitAction>('codes', async ({ ack, body }) => {
      submissions.push(body);
      await ack();
    });
    app.action<BlockAction>(/./, async ({ ack }) => ack());
  });
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  const viewId = (await world.ana.modal())!.viewId;
  const enters = (block: string, value: string | string[]) =>
    world.ana.client.submits({ viewId, values: { [block]: { entered: value } } });
  return { world, submissions, enters };
}

test.for([
  ['number_input', '1', 'Please enter 2 or more.'],
  ['number_input', '6', 'Please enter 5 or less.'],
  ['number_input', '2.5', 'Please enter a whole number.'],
  ['email_text_input', 'ana at example.com', 'Please enter an email address.'],
  ['url_text_input', 'example', 'Please enter a URL.'],
] as const)(
  'a %s with the value %s shows an error in the modal, and the app gets nothing',
  async ([block, value, sentence]) => {
    const { world, submissions, enters } = await startForm();
    await using _ = world;
    expect(await enters(block, value)).toEqual({ ok: true });
    expect((await world.ana.modal())?.errors).toEqual({ [block]: sentence });
    expect(submissions).toEqual([]);
  },
);

test.for([
  ['users_select', 'U404', 'no user "U404"'],
  ['multi_users_select', ['U0SANDBOXA1', 'U0SANDBOXM1'], 'more than 1 values of a "multi_users_select"'],
  ['channels_select', 'D0SANDBOXA1', 'no channel "D0SANDBOXA1"'],
  ['conversations_select', 'D0SANDBOXM1', 'no conversation "D0SANDBOXM1"'],
  ['multi_static_select', ['a', 'b', 'c'], 'more than 2 values of a "multi_static_select"'],
  ['datepicker', '2026-13-45', 'not a valid value of a "datepicker"'],
  ['timepicker', '24:00', 'not a valid value of a "timepicker"'],
] as const)('in a %s, the value %j is refused, because no person could choose it', async ([block, value, error]) => {
  const { world, submissions, enters } = await startForm();
  await using _ = world;
  expect(await enters(block, value as string | string[])).toEqual({ ok: false, error: `${error} in this modal` });
  expect(submissions).toEqual([]);
});

test.for([
  ['number_input', '5'],
  ['email_text_input', 'ana@example.com'],
  ['url_text_input', 'https://example.com/a'],
  ['users_select', 'U0SANDBOXB1'],
  ['channels_select', 'C0SANDBOXG1'],
  ['datepicker', '2026-12-31'],
  ['timepicker', '23:59'],
] as const)('a %s accepts the value %s', async ([block, value]) => {
  const { world, submissions, enters } = await startForm();
  await using _ = world;
  expect(await enters(block, value)).toEqual({ ok: true });
  expect(Object.values(submissions[0]!.view.state.values[block]!.entered!)).toContain(value);
});

test('the app gets a response_url for the conversation that the person chose', async () => {
  const { world, submissions, enters } = await startForm();
  await using _ = world;
  await enters('conversations_select', 'C0SANDBOXG1');
  const [{ response_url: url, ...rest } = { response_url: '' }, ...more] = submissions[0]!.response_urls!;
  expect(rest).toEqual({ block_id: 'conversations_select', action_id: 'entered', channel_id: 'C0SANDBOXG1' });
  expect(more).toEqual([]);
  await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'Done', response_type: 'in_channel' }) });
  expect(await world.ana.texts('general')).toEqual(['Done']);
});
