import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { ConfigError, UpstreamError } from '../../../errors.ts';
import { checkPolicy } from '../../../policy-check/check-policy.ts';
import { RefusedBySimulator } from '../../../policy-check/simulator.ts';
import type { Locale } from '../../../scenario/demo.ts';
import type { Actor } from '../../../scenario/participant/operations.ts';
import { ACTIONS, VIEWS } from '../../ids.ts';
import { botInText } from '../../messages/answers/way.ts';
import { escapeMrkdwn } from '../../messages/mrkdwn.ts';
import { actorOf } from '../../people/actor.ts';
import type { Person } from '../../people/people.ts';
import { textOf } from '../../text/catalog.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';
import { type CheckReading, checkFormView, readCheckContext, readCheckForm } from './form-view.ts';
import { offeredTry, readToTry } from './offered-try.ts';
import { checkAskingView, checkNoticeView, checkResultView } from './result-view.ts';
import { beginTry } from './try.ts';

const viewSchema = z.object({ id: z.string(), private_metadata: z.string() });

/**
 * Registers the listeners for the form, for the verdict, and for the demo that tries a policy in AWS. Checks before
 * each call to AWS that the person may check policies.
 */
export function registerPolicyCheck(listeners: ListenerTable, parts: ListenerParts): void {
  listeners.submission(VIEWS.check, async ({ ack, body, view }) => {
    const reading = readCheckForm(view);
    if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
    const { locale } = reading;
    await ack({ response_action: 'update', view: checkAskingView(locale) });
    const judge = () => judged(parts, reading);
    await parts.door.updateView(view.id, await ifAllowed(parts, actorOf(body), locale, judge));
  });

  listeners.action(ACTIONS.checkAnother, async ({ ack, body }) => {
    await ack();
    if (body.view === undefined) {
      const locale = await parts.people.localeSoon(actorOf(body));
      return void (await parts.door.openView(body.trigger_id, checkFormView(locale)));
    }
    const view = viewSchema.parse(body.view);
    await parts.door.updateView(view.id, checkFormView(readCheckContext(view.private_metadata).locale));
  });

  listeners.action(ACTIONS.checkTry, async ({ ack, body, context }) => {
    await ack();
    const view = viewSchema.parse(body.view);
    const { locale } = readCheckContext(view.private_metadata);
    const toTry = readToTry(view.private_metadata);
    if (toTry === undefined) return;
    const bot = botInText(context.botUserId, textOf(locale));
    const begin = (person: Person) => beginTry(parts, person, toTry, bot);
    await parts.door.updateView(view.id, await ifAllowed(parts, actorOf(body), locale, begin));
  });
}

async function judged({ policies }: ListenerParts, { locale, read, question }: Extract<CheckReading, { ok: true }>) {
  const report = await checkPolicy(policies.simulator, read, question);
  return checkResultView(report, await offeredTry(report, read, policies), locale);
}

/**
 * Returns the window that `next` makes if the person may check policies. Otherwise, and after an error of AWS or Slack,
 * returns a window that says the reason.
 */
async function ifAllowed(
  parts: ListenerParts,
  by: Actor,
  locale: Locale,
  next: (person: Person) => Promise<ModalView>,
): Promise<ModalView> {
  const { policyCheck } = textOf(locale);
  try {
    const person = await parts.people.find(by);
    return (await parts.checkers.includes(person))
      ? await next(person)
      : checkNoticeView(policyCheck.notAllowed, locale);
  } catch (error) {
    if (error instanceof RefusedBySimulator)
      return checkNoticeView(policyCheck.refused(escapeMrkdwn(error.awsSays)), locale);
    if (error instanceof ConfigError) return checkNoticeView(policyCheck.mayNot, locale);
    if (error instanceof UpstreamError) return checkNoticeView(policyCheck.failed, locale);
    throw error;
  }
}
