import * as z from 'zod';
import type { Actor } from '../../../scenario/participant/operations.ts';
import { noteName } from '../../../scenario/ports/notes.ts';
import { actorOf } from '../../people/actor.ts';
import { shownDemo } from '../../tell/home.ts';
import { textOf } from '../../text/catalog.ts';
import { helloMessage } from '../../views/home/hello.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';
import { directMessageOf } from './direct-message.ts';

/**
 * How long an event is remembered, in milliseconds: Slack repeats an unacknowledged event almost immediately, after one
 * minute and after five minutes; https://docs.slack.dev/apis/events-api#retries.
 */
const REPEATED_MS = 15 * 60_000;
/** A person who writes several times in this many milliseconds gets one answer. */
const ONE_ANSWER_MS = 60_000;

/** How long the answer waits for the person's language, in milliseconds. */
const PATIENCE_MS = 5000;

const bodySchema = z.object({ event_id: z.string().min(1) });

/**
 * Answers a message that a person writes to the bot. Slack sends this event only if the optional scope `im:history` is
 * granted.
 */
export function registerHello(listeners: ListenerTable, parts: ListenerParts): void {
  listeners.event('message', async ({ event, body, context }) => {
    const message = directMessageOf(event);
    if (!message) return;
    const actor = actorOf(body);
    if (actor.userId === context.botUserId) return;
    if (await isFirst(parts, actor, bodySchema.parse(body).event_id)) await answer(parts, actor, message.channelId);
  });
}

/**
 * Whether this bot should answer: no bot on the same Redis has answered this event, or this person within the last
 * minute. The answer is noted before it is sent, so after a crash it may be missing, but it is never sent twice.
 */
async function isFirst({ notes }: ListenerParts, { workspaceId, userId }: Actor, eventId: string): Promise<boolean> {
  if (!(await notes.keepFirst(noteName('event', eventId), 'seen', REPEATED_MS))) return false;
  return notes.keepFirst(noteName('hello', workspaceId, userId), 'answered', ONE_ANSWER_MS);
}

async function answer(parts: ListenerParts, actor: Actor, channelId: string): Promise<void> {
  const [isGuest, locale, status] = await Promise.all([
    parts.people.find(actor).then(
      (person) => person.isGuest,
      () => false,
    ),
    parts.people.localeSoon(actor, PATIENCE_MS),
    parts.operations.status(actor),
  ]);
  const running = status.kind === 'active' ? await shownDemo(parts, status.demo) : undefined;
  await parts.door.post(channelId, helloMessage({ isGuest, running }, textOf(locale)));
}
