import type { Demo, Locale, ScenarioId } from '../../../scenario/demo.ts';
import type { StartRefusal } from '../../../scenario/participant/access.ts';
import type { QueuePlace, StartResult } from '../../../scenario/participant/operations.ts';
import {
  alreadyActiveMessage,
  chooseLessonMessage,
  refusalMessage,
  startedMessage,
} from '../../messages/answers/start.ts';
import { unknownLessonMessage } from '../../messages/answers/unknown.ts';
import { type MessageContent, sentence } from '../../messages/blocks.ts';
import { withPlace } from '../../messages/face.ts';
import { mention } from '../../messages/mrkdwn.ts';
import type { Person } from '../../people/people.ts';
import { whatAdminsKnow } from '../../tell/alerts/pending-alerts.ts';
import { openConversation } from '../../tell/conversations.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { wayToDemo } from '../demo-way.ts';
import { orNotKnown } from '../not-known.ts';
import type { ListenerParts } from '../parts.ts';
import type { Caller, DemoCommand } from './command.ts';

const MOST_ADMINS = 3;

export const start: DemoCommand = {
  names: ['start'],
  answer: async (call) => {
    const offered = call.parts.faces.offered();
    const lesson = offered.find((id) => id === call.rest);
    if (call.rest !== '' && !lesson) return unknownLessonMessage(call.rest, offered, call.text);
    return startDemo(call, lesson);
  },
};

/**
 * Starts a demo, for the command and for buttons.
 * @param call `channelId` is the conversation of the command or click, empty in the App Home
 * @param scenario if absent, starts the only lesson, or asks the person to choose if there are several
 * @returns the answer; undefined if a demo has started from the direct message with the bot or from the App Home,
 * because the progress message follows
 */
export async function startDemo(
  call: Caller & { readonly channelId: string },
  scenario?: ScenarioId,
): Promise<MessageContent | undefined> {
  const { parts, bot, dmLink: link } = call;
  if (scenario === undefined && (await hasToChoose(call))) return chooseLessonMessage(parts.faces, call.text);
  const asked = await orNotKnown(parts, call.text, async () => {
    const person = await call.person();
    return { person, result: await beginDemo({ parts, person, channelId: call.channelId }, scenario) };
  });
  if ('told' in asked) return asked.told;
  const { person, result } = asked.known;
  const text = textOf(person.participant.locale);
  switch (result.kind) {
    case 'started':
      return (await isDmWithBot(call)) ? undefined : startedMessage(text, { link, bot });
    case 'already-active': {
      const { demo } = result;
      return alreadyActiveMessage(demo, parts.faces.of(demo), text, await wayToDemo(parts, demo.demoId, bot));
    }
    default:
      return whyNot(result, { parts, person, text });
  }
}

/** Whether to ask for the lesson: there are several, and the person has no running demo. */
async function hasToChoose({ parts, actor }: Caller): Promise<boolean> {
  return parts.faces.offered().length > 1 && (await parts.operations.status(actor)).kind === 'none';
}

/** Starts a demo if the person may start one. The caller answers the person. @throws UpstreamError, ConfigError */
export async function beginDemo(
  { parts, person: { participant, isGuest }, channelId }: { parts: ListenerParts; person: Person; channelId: string },
  scenario?: ScenarioId,
  workshopId?: string,
): Promise<StartResult> {
  const isInAllowedGroup = () => parts.isInAllowedGroup(participant.userId);
  const greet = (demo: Demo, place?: QueuePlace) =>
    openConversation({ ...parts, faces: withPlace(parts.faces, place) }, demo);
  const lesson = scenario ?? parts.faces.offered()[0];
  return parts.operations.start(participant, { isGuest, isInAllowedGroup, channelId, greet }, lesson, workshopId);
}

/**
 * Says why no demo was started, and whom to ask. If Slack does not let the bot write to the person, the admins also get
 * an alert.
 */
export async function whyNot(
  result: Extract<StartResult, { kind: 'refused' | 'unreachable' }>,
  { parts, person, text }: { parts: ListenerParts; person: Person; text: Text },
): Promise<MessageContent> {
  if (result.kind === 'refused')
    return refusalMessage(result, text, await adminsToAsk(result, parts, person.participant.locale));
  const { demo, reason } = result;
  await parts.messenger.noteAlert({ kind: 'unreachable', demo, reason });
  await parts.messenger.showDemo(demo);
  const adminsKnow = whatAdminsKnow(await parts.memory.read(demo.demoId)) ?? 'due';
  return sentence(text.refused.unreachable(text.refused.adminsKnow[adminsKnow]));
}

/**
 * Whether the conversation is the person's direct message with the bot, or the App Home. The id of every direct message
 * begins with D, so the id is compared with the id of this direct message.
 */
async function isDmWithBot({ parts, actor, channelId }: Caller & { readonly channelId: string }): Promise<boolean> {
  if (channelId === '') return true;
  if (!channelId.startsWith('D')) return false;
  return (await parts.door.openDm(actor.userId).catch(() => undefined)) === channelId;
}

/** Mentions admins only by user id, because other text in the setting could notify a whole channel. */
async function adminsToAsk({ reason }: StartRefusal, { admins }: ListenerParts, locale: Locale): Promise<string> {
  if (reason !== 'not-invited') return '';
  const people = (await admins.list()).userIds.filter((id) => /^[UW][A-Z0-9]+$/.test(id));
  const joined = new Intl.ListFormat(locale, { type: 'disjunction' });
  return joined.format(people.slice(0, MOST_ADMINS).map(mention));
}
