import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { readSwitches, setSwitches } from '../../../sandbox/slack/person/client.ts';
import { sees } from './support/player.ts';
import { buttons, codeModal, textModal } from './support/views.ts';
import { startWorld } from './support/world.ts';

/** Returns a function that makes `/mfa-demo` open the modal, and acknowledges its submission with `answer`. */
function appWithModal(answer: (body: ViewSubmitAction) => ViewResponseAction | undefined, modal = codeModal()) {
  return (app: App) => {
    app.command('/mfa-demo', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal });
    });
    app.view<ViewSubmitAction>('codes', async ({ ack, body }) => {
      const response = answer(body);
      await (response ? ack(response) : ack());
    });
  };
}

test('a modal opens, sends what the person typed, and closes when the app acknowledges', async () => {
  const submissions: ViewSubmitAction[] = [];
  const record = (body: ViewSubmitAction) => {
    submissions.push(body);
    return undefined;
  };
  await using world = await startWorld(appWithModal(record, codeModal({ private_metadata: 'demo-1' })));
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) =>
    expect(modal).toMatchObject({
      title: 'Enter a code',
      submitLabel: 'Send',
      closeLabel: 'Cancel',
      state: 'open',
      errors: {},
    }),
  );
  expect(await world.max.modal()).toBeUndefined();
  await world.ana.submits({ code: '123456' });
  expect(await world.ana.modal()).toBeUndefined();
  expect(submissions).toHaveLength(1);
  expect(submissions[0]).toMatchObject({
    type: 'view_submission',
    team: { id: world.slack.workspace.teamId, domain: 'sandbox' },
    user: { id: world.ana.userId, username: 'ana', name: 'ana', team_id: world.slack.workspace.teamId },
    trigger_id: expect.any(String),
    response_urls: [],
    is_enterprise_install: false,
    view: {
      callback_id: 'codes',
      private_metadata: 'demo-1',
      root_view_id: submissions[0]!.view.id,
      previous_view_id: null,
      state: { values: { code: { typed: { type: 'plain_text_input', value: '123456' } } } },
    },
  });
});

test.for([
  ['', 'Please complete this required field.'],
  ['12345', 'Please enter at least 6 characters.'],
  ['1234567', 'Please enter no more than 6 characters.'],
])('the value "%s" shows an error of Slack at the field, and the app gets nothing', async ([typed, sentence]) => {
  const submissions: ViewSubmitAction[] = [];
  const record = (body: ViewSubmitAction) => {
    submissions.push(body);
    return undefined;
  };
  await using world = await startWorld(appWithModal(record));
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits({ code: typed! });
  expect(await world.ana.modal()).toMatchObject({ state: 'open', errors: { code: sentence } });
  await world.ana.submits({ code: '123456' });
  expect(submissions).toHaveLength(1);
});

test('an optional field that stays empty is null', async () => {
  const submissions: ViewSubmitAction[] = [];
  const record = (body: ViewSubmitAction) => {
    submissions.push(body);
    return undefined;
  };
  const [input] = codeModal().blocks as [object];
  const optional = codeModal({ blocks: [{ ...input, optional: true } as never] });
  await using world = await startWorld(appWithModal(record, optional));
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits();
  expect(submissions[0]!.view.state.values).toEqual({ code: { typed: { type: 'plain_text_input', value: null } } });
});

test('the app can refuse a code with an error at its field, and accept the next code', async () => {
  await using world = await startWorld(
    appWithModal(({ view }) =>
      view.state.values.code!.typed!.value === '654321'
        ? undefined
        : { response_action: 'errors', errors: { code: 'Not the code of this device' } },
    ),
  );
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits({ code: '111111' });
  expect(await world.ana.modal()).toMatchObject({ errors: { code: 'Not the code of this device' }, state: 'open' });
  await world.ana.submits({ code: '654321' });
  expect(await world.ana.modal()).toBeUndefined();
});

test("if the app returns errors for a block that is not an input, the modal shows Slack's general error", async () => {
  await using world = await startWorld(
    appWithModal(() => ({ response_action: 'errors', errors: { 'no-such-block': 'Wrong' } })),
  );
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits({ code: '111111' });
  expect(await world.ana.modal()).toMatchObject({
    errors: {},
    trouble: 'We had some trouble connecting. Try again?',
  });
});

test("if the app is too slow, the modal stays open with Slack's general error, and the person can try again", async () => {
  let tries = 0;
  await using world = await startWorld((app) => {
    appWithModal(() => undefined)(app);
    app.view('slow', async ({ ack }) => {
      tries += 1;
      if (tries > 1) await ack();
    });
  });
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  const { viewId } = (await world.ana.modal())!;
  await world.app.client.views.update({ view_id: viewId, view: codeModal({ callback_id: 'slow' }) });
  const { ackLimitMs } = await readSwitches(world.slack.url);
  await setSwitches(world.slack.url, { ackLimitMs: 50 });
  await world.ana.submits({ code: '123456' });
  expect(await world.ana.modal()).toMatchObject({
    viewId,
    state: 'open',
    trouble: 'We had some trouble connecting. Try again?',
  });
  await expect.poll(() => tries).toBe(1);
  await setSwitches(world.slack.url, { ackLimitMs });
  await world.ana.submits({ code: '123456' });
  expect(await world.ana.modal()).toBeUndefined();
});

test('until the app acknowledges, the modal is submitting and cannot be submitted again', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await using world = await startWorld((app) => {
    appWithModal(() => undefined, codeModal({ callback_id: 'held' }))(app);
    app.view('held', async ({ ack }) => {
      await released;
      await ack();
    });
  });
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  const { viewId } = (await world.ana.modal())!;
  const first = world.ana.submits({ code: '123456' });
  await sees(world.ana.modal, (modal) => expect(modal?.state).toBe('submitting'));
  const again = await world.ana.client.submits({ viewId, values: { code: { typed: '123456' } } });
  expect(again).toEqual({ ok: false, error: 'this modal is being submitted' });
  release();
  await first;
  expect(await world.ana.modal()).toBeUndefined();
});

test('an acknowledgement with an update keeps the modal open for a later views.update', async () => {
  const titles: string[] = [];
  await using world = await startWorld((app) => {
    appWithModal(() => undefined, codeModal({ callback_id: 'codes-later' }))(app);
    app.view<ViewSubmitAction>('codes-later', async ({ ack, client, view }) => {
      await ack({ response_action: 'update', view: textModal('Checking') });
      await sees(world.ana.modal, (modal) => expect(modal?.title).toBe('Checking'));
      titles.push((await world.ana.modal())!.title);
      await client.views.update({ view_id: view.id, view: textModal('Done') });
    });
  });
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits({ code: '123456' });
  await sees(world.ana.modal, (modal) => expect(modal?.title).toBe('Done'));
  expect((await world.ana.modal())!.submitLabel).toBeUndefined();
  expect(titles).toEqual(['Checking']);
});

test('an update with the hash of an older view is refused', async () => {
  await using world = await startWorld(appWithModal(() => undefined));
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  const { viewId } = (await world.ana.modal())!;
  const { view: old } = await world.app.client.views.update({ view_id: viewId, view: textModal('One') });
  const { view: current } = await world.app.client.views.update({ view_id: viewId, view: textModal('Two') });
  const update = (hash: string, title: string) =>
    world.app.client.views.update({ view_id: viewId, hash, view: textModal(title) });
  await expect(update(old!.hash!, 'Three')).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  expect((await world.ana.modal())!.title).toBe('Two');
  await update(current!.hash!, 'Three');
  expect((await world.ana.modal())!.title).toBe('Three');
});

test('at most three modals can be open, clear_on_close closes all of them, and a closed view is not found', async () => {
  const closed: string[] = [];
  const errors: string[] = [];
  const modal = textModal('First', { blocks: [buttons('push', 'try-again')], notify_on_close: true, callback_id: 'x' });
  await using world = await startWorld((app) => {
    appWithModal(() => undefined, modal)(app);
    app.action('push', async ({ ack, body, client }) => {
      await ack();
      await client.views.push({
        trigger_id: (body as { trigger_id: string }).trigger_id,
        view: { ...modal, callback_id: 'y' },
      });
    });
    app.view({ type: 'view_closed', callback_id: /./ }, async ({ ack, body }) => {
      await ack();
      closed.push(`${body.view.callback_id} ${'is_cleared' in body && body.is_cleared}`);
    });
    app.error(async (error) => {
      errors.push(error.message);
    });
  });
  const depth = async () => (await world.ana.client.screen()).modals.length;
  const seesDepth = (wanted: number) => sees(depth, (found) => expect(found).toBe(wanted));
  await world.ana.types('/mfa-demo start');
  await seesDepth(1);
  await world.ana.clicks('push');
  await seesDepth(2);
  await world.ana.clicks('push');
  await seesDepth(3);
  await world.ana.clicks('push');
  await sees(
    async () => errors,
    (seen) => expect(seen).toEqual([expect.stringContaining('push_limit_reached')]),
  );
  expect(await depth()).toBe(3);
  const { viewId } = (await world.ana.modal())!;
  await world.ana.closesTheModal();
  await seesDepth(2);
  await expect(world.app.client.views.update({ view_id: viewId, view: textModal('Too late') })).rejects.toMatchObject({
    data: { error: 'not_found' },
  });
  const second = (await world.ana.modal())!;
  await world.app.client.views.update({
    view_id: second.viewId,
    view: textModal('All', { clear_on_close: true, notify_on_close: true, callback_id: 'z' }),
  });
  await world.ana.closesTheModal();
  expect(await depth()).toBe(0);
  expect(closed).toEqual(['y false', 'z true', 'x true']);
});

test('the app gets no payload when a modal without notify_on_close is closed', async () => {
  const heard: string[] = [];
  await using world = await startWorld((app) => {
    appWithModal(() => undefined)(app);
    app.use(async ({ body, next }) => {
      heard.push((body as { type?: string }).type ?? 'command');
      await next();
    });
  });
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.closesTheModal();
  expect(await world.ana.modal()).toBeUndefined();
  expect(heard).toEqual(['command']);
});

test('the app can push a modal or clear all modals in its acknowledgement', async () => {
  const answers: ViewResponseAction[] = [
    { response_action: 'push', view: codeModal({ title: { type: 'plain_text', text: 'Second' } }) },
    { response_action: 'clear' },
  ];
  await using world = await startWorld(appWithModal(() => answers.shift()));
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits({ code: '123456' });
  expect((await world.ana.client.screen()).modals.map(({ title }) => title)).toEqual(['Enter a code', 'Second']);
  await world.ana.submits({ code: '123456' });
  expect((await world.ana.client.screen()).modals).toEqual([]);
});
