import type { Actor } from '../../../scenario/participant/operations.ts';
import { type MessageContent, sentence } from '../../messages/blocks.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { answerView } from '../../views/answer.ts';
import { readLanguage } from '../../views/home/language.ts';
import { stepsView } from '../../views/home/steps.ts';
import { openCleanup } from '../commands/cleanup.ts';
import { beginDemo, whyNot } from '../commands/start.ts';
import { orNotKnown } from '../not-known.ts';
import type { ListenerParts } from '../parts.ts';

/** A click or a choice in an App Home. */
interface HomeClick {
  readonly actor: Actor;
  /** The value of a button; empty for other elements. */
  readonly value: string;
  /** The action in Slack's payload. */
  readonly action: unknown;
  readonly triggerId: string;
}

export type HomeAction = (click: HomeClick, parts: ListenerParts) => Promise<void>;

/**
 * Starts a demo. The Home then shows it, or the demo that was already running. If the start is refused, opens a window
 * that says why.
 */
export async function startLesson({ actor, value, triggerId }: HomeClick, parts: ListenerParts): Promise<void> {
  const inItsLanguage = textOf(await parts.people.localeSoon(actor));
  const scenario = parts.faces.offered().find((id) => id === value);
  const asked = await orNotKnown(parts, inItsLanguage, async () => {
    const person = await parts.people.find(actor);
    return { person, result: await beginDemo({ parts, person, channelId: '' }, scenario) };
  });
  if ('told' in asked) return openAnswer(parts, triggerId, inItsLanguage, asked.told);
  const { person, result } = asked.known;
  if (result.kind !== 'refused' && result.kind !== 'unreachable') return parts.home.refresh(actor);
  const text = textOf(person.participant.locale);
  const why = () => whyNot(result, { parts, person, text });
  if (result.kind === 'refused') return openAnswer(parts, triggerId, text, await why());
  const { unreachable, adminsKnow } = text.refused;
  // A trigger id expires after three seconds, so the window opens before `why` alerts the admins. `why` runs even if
  // the window does not open.
  try {
    await openAnswer(parts, triggerId, text, sentence(unreachable(adminsKnow.due)));
  } finally {
    await why();
  }
}

async function openAnswer({ door }: ListenerParts, triggerId: string, text: Text, told: MessageContent): Promise<void> {
  await door.openView(triggerId, answerView(text, told));
}

export async function showSteps({ actor, triggerId }: HomeClick, { people, door }: ListenerParts): Promise<void> {
  await door.openView(triggerId, stepsView(textOf(await people.localeSoon(actor))));
}

export async function chooseLanguage({ actor, action }: HomeClick, parts: ListenerParts): Promise<void> {
  await parts.languages.choose(actor, readLanguage(action));
  await parts.home.refresh(actor);
}

/** Opens the cleanup. Checks again that the person is an admin, since the Home may be old. */
export async function cleanUp({ actor, triggerId }: HomeClick, parts: ListenerParts): Promise<void> {
  const text = textOf(await parts.people.localeSoon(actor));
  const refusal = await openCleanup({ parts, person: () => parts.people.find(actor), text, triggerId });
  if (refusal === undefined) return;
  await openAnswer(parts, triggerId, text, refusal);
  await parts.home.refresh(actor);
}
