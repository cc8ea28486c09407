import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { ConfigError, UpstreamError, UserError } from '../../../errors.ts';
import { checkPolicy } from '../../../policy-check/check-policy.ts';
import type { Actor } from '../../../scenario/participant/operations.ts';
import { ACTIONS, VIEWS } from '../../ids.ts';
import { escapeMrkdwn } from '../../messages/mrkdwn.ts';
import { actorOf } from '../../people/actor.ts';
import { textOf } from '../../text/catalog.ts';
import type { ListenerParts } from '../parts.ts';
import { type CheckReading, checkFormView, readCheckContext, readCheckForm } from './form-view.ts';
import { checkAskingView, checkNoticeView, checkResultView } from './result-view.ts';

const viewSchema = z.object({ id: z.string(), private_metadata: z.string() });

/** Registers the form, which leads to the verdict. Checks again that the person is an admin before AWS is called. */
export function registerPolicyCheck(app: App, parts: ListenerParts): void {
  app.view({ type: 'view_submission', callback_id: VIEWS.check }, async ({ ack, body, view }) => {
    const reading = readCheckForm(view);
    if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
    await ack({ response_action: 'update', view: checkAskingView(reading.locale) });
    await parts.door.updateView(view.id, await judged(parts, actorOf(body), reading));
  });

  const another = { type: 'block_actions', action_id: ACTIONS.checkAnother } as const;
  app.action<BlockAction>(another, async ({ ack, body }) => {
    await ack();
    const view = viewSchema.parse(body.view);
    await parts.door.updateView(view.id, checkFormView(readCheckContext(view.private_metadata).locale));
  });
}

async function judged(
  parts: ListenerParts,
  by: Actor,
  { locale, read, question }: Extract<CheckReading, { ok: true }>,
) {
  const { policyCheck } = textOf(locale);
  try {
    if (!(await parts.admins.includes(await parts.people.find(by)))) {
      return checkNoticeView(policyCheck.forAdmins, locale);
    }
    return checkResultView(await checkPolicy(parts.simulator, read, question), locale);
  } catch (error) {
    if (error instanceof UserError) return checkNoticeView(policyCheck.refused(escapeMrkdwn(error.message)), locale);
    if (error instanceof ConfigError) return checkNoticeView(policyCheck.mayNot, locale);
    if (error instanceof UpstreamError) return checkNoticeView(policyCheck.failed, locale);
    throw error;
  }
}
