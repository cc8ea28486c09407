import type { App } from '@slack/bolt';
import type { SubmitResult } from '../../scenario/operations.ts';
import { actorOf } from '../actor.ts';
import { VIEWS, type ViewContext } from '../ids.ts';
import type { ListenerParts } from '../listener-parts.ts';
import { textOf } from '../text/catalog.ts';
import { updateView } from '../views-api.ts';
import { checkingView } from './checking.ts';
import { notNowView } from './demo-view.ts';
import { readEnrollment } from './enrollment.ts';
import { readSessionCode } from './session-code.ts';

/** Submissions of codes: refused at once below the field, or handed on while the window says "checking". */
export function registerSubmissions(app: App, parts: ListenerParts): void {
  app.view({ type: 'view_submission', callback_id: VIEWS.enrollment }, async ({ ack, body, view }) => {
    const reading = readEnrollment(view);
    if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
    const { context, codes } = reading;
    await ack({ response_action: 'update', view: checkingView(textOf(context.locale)) });
    const submission = { demoId: context.demoId, codes, viewId: view.id };
    await tellIfNotNow(
      parts,
      await parts.operations.submitEnrollmentCodes(actorOf(body), submission),
      view.id,
      context,
    );
  });

  app.view({ type: 'view_submission', callback_id: VIEWS.sessionCode }, async ({ ack, body, view }) => {
    const reading = readSessionCode(view);
    if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
    const { context, code } = reading;
    await ack({ response_action: 'update', view: checkingView(textOf(context.locale)) });
    const submission = { demoId: context.demoId, code, viewId: view.id };
    await tellIfNotNow(parts, await parts.operations.submitSessionCode(actorOf(body), submission), view.id, context);
  });
}

async function tellIfNotNow(parts: ListenerParts, result: SubmitResult, viewId: string, { locale }: ViewContext) {
  if (result.kind === 'accepted') return;
  await updateView(parts.client, viewId, notNowView(result.demo, textOf(locale), parts.clock.now()));
}
