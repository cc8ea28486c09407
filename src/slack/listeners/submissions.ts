import type { App } from '@slack/bolt';
import type { SubmitResult } from '../../scenario/participant/operations.ts';
import { REMOVED } from '../../scenario/ports/conversation-memory.ts';
import type { ViewContext } from '../ids.ts';
import { actorOf } from '../people/actor.ts';
import { textOf } from '../text/catalog.ts';
import { checkingView } from '../views/checking.ts';
import { notNowView } from '../views/demo-view.ts';
import type { ListenerParts } from './parts.ts';

/** Submissions of codes: refused at once below the field, or handed on while the window says "checking". */
export function registerSubmissions(app: App, parts: ListenerParts): void {
  for (const { form, callbackId, read } of parts.faces.forms) {
    app.view({ type: 'view_submission', callback_id: callbackId }, async ({ ack, body, view }) => {
      const reading = read(view);
      if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
      const { context, codes } = reading;
      await ack({ response_action: 'update', view: checkingView(textOf(context.locale)) });
      const submission = { demoId: context.demoId, form, codes };
      await handOn(parts, view.id, context, () => parts.operations.submit(actorOf(body), submission));
    });
  }
}

/** The window is noted first, so that the answer finds it however fast it comes. */
async function handOn(
  { memory, door, clock }: ListenerParts,
  viewId: string,
  { demoId, locale }: ViewContext,
  submit: () => Promise<SubmitResult>,
): Promise<void> {
  const { waitingViewId: before } = await memory.read(demoId);
  await memory.replace(demoId, 'waitingViewId', before, viewId);
  const result = await submit();
  if (result.kind === 'accepted') return;
  await memory.replace(demoId, 'waitingViewId', viewId, before ?? REMOVED);
  await door.updateView(viewId, notNowView(result.demo, textOf(locale), clock.now()));
}
