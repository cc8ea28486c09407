import { randomBytes } from 'node:crypto';
import type { App } from '@slack/bolt';
import * as z from 'zod';
import { UserError } from '../../errors.ts';
import { UnreadableRecordError } from '../../scenario/ports/demo-store.ts';
import { leadsTo } from '../api/refusals/refusal.ts';
import type { Acknowledgements } from '../bolt/acknowledgements.ts';
import { sentence } from '../messages/blocks.ts';
import { actorOf } from '../people/actor.ts';
import { textOf } from '../text/catalog.ts';
import type { Text } from '../text/en.ts';
import { noticeView } from '../views/notice.ts';
import type { ListenerParts } from './parts.ts';

const bodySchema = z.object({
  response_url: z.url().optional(),
  view: z.object({ id: z.string(), type: z.string() }).optional(),
});
const eventSchema = z.object({ type: z.literal('event_callback') });

/**
 * Shows the person a sentence for an error of a listener: the message of a UserError, a request to click again if the
 * click was too old, otherwise a sentence with an incident id. Only logs an error of a listener for events.
 */
export function registerFailures(app: App, parts: ListenerParts, acknowledgements: Acknowledgements): void {
  app.error(async ({ error, body }: { error: Error; body: unknown }) => {
    await acknowledgements.settle(body);
    const cause = originalOf(error);
    // No person waits for an answer to an event, such as the opening of a Home.
    if (eventSchema.safeParse(body).success) return logFailure(parts, cause, newIncidentId());
    const actor = actorOf(body);
    const text = textOf(await parts.people.localeSoon(actor));
    const told = sentenceFor(cause, text, parts);
    await tell(parts, body, actor.userId, told, text).catch((failure: unknown) => {
      parts.logger.warn({ reason: String(failure) }, 'the person could not be shown a failure');
    });
  });
}

function sentenceFor(cause: unknown, text: Text, parts: ListenerParts): string {
  if (cause instanceof UserError) return cause.message;
  if (leadsTo(cause, 'click-again')) return text.errors.clickAgain;
  const incidentId = newIncidentId();
  logFailure(parts, cause, incidentId);
  return cause instanceof UnreadableRecordError ? text.damaged.own(incidentId) : text.errors.incident(incidentId);
}

function newIncidentId(): string {
  return randomBytes(4).toString('hex');
}

function logFailure({ logger }: ListenerParts, cause: unknown, incidentId: string): void {
  const { name, message, stack } = cause instanceof Error ? cause : { name: 'thrown', message: '', stack: undefined };
  logger.error({ incidentId, error: { name, message, stack } }, 'a listener failed');
}

/** Answers in the open window if there is one, else below the message or command, else in the direct message. */
async function tell(parts: ListenerParts, body: unknown, userId: string, told: string, text: Text): Promise<void> {
  const { response_url: responseUrl, view } = bodySchema.parse(body);
  const isModal = view?.type === 'modal';
  if (isModal && (await parts.door.updateView(view.id, noticeView(text, told))) === 'updated') return;
  const tellInDm = () => parts.door.post(userId, sentence(told));
  // A response_url accepts five answers within half an hour. Later answers go to the direct message.
  await (responseUrl ? parts.door.answer(responseUrl, sentence(told)).catch(tellInDm) : tellInDm());
}

/** Returns the error that a listener threw. Bolt wraps unknown errors, and bundles the errors of several listeners. */
function originalOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if ('originals' in error && Array.isArray(error.originals)) return originalOf(error.originals[0]);
  return 'original' in error && error.original instanceof Error ? error.original : error;
}
