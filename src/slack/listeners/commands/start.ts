import type { Locale, ScenarioId } from '../../../scenario/demo.ts';
import type { StartRefusal } from '../../../scenario/participant/access.ts';
import type { StartResult } from '../../../scenario/participant/operations.ts';
import { alreadyActiveMessage, refusalMessage, startedMessage } from '../../messages/answers/start.ts';
import { unknownLessonMessage } from '../../messages/answers/unknown.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { mention } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';
import { wayToDemo } from '../demo-way.ts';
import type { ListenerParts } from '../parts.ts';
import type { Caller, DemoCommand } from './command.ts';

const MOST_ADMINS = 3;

export const start: DemoCommand = {
  names: ['start'],
  answer: async (call) => {
    const { ids } = call.parts.faces;
    const scenario = ids.find((id) => id === call.rest);
    return call.rest === '' || scenario ? startDemo(call, scenario) : unknownLessonMessage(call.rest, ids, call.text);
  },
};

/**
 * Also what a button that starts does.
 * @param call `channelId` is where it was pressed, empty in the App Home
 * @param scenario absent: the default one
 * @returns undefined in the direct message with the bot, where the progress message follows
 */
export async function startDemo(
  call: Caller & { readonly channelId: string },
  scenario?: ScenarioId,
): Promise<MessageContent | undefined> {
  const { parts, text, bot, dmLink: link } = call;
  const result = await beginDemo(call, scenario);
  switch (result.kind) {
    case 'started':
      return (await isDmWithBot(call)) ? undefined : startedMessage(text, { link, bot });
    case 'already-active': {
      const { demo } = result;
      return alreadyActiveMessage(demo, parts.faces.of(demo), text, await wayToDemo(parts, demo.demoId, bot));
    }
    case 'refused':
      return refusalOf(result, call);
  }
}

/** Starts a demo if this person may; what to say about it is for the caller. */
export async function beginDemo(
  { parts, person: { participant, isGuest }, channelId }: Pick<Caller, 'parts' | 'person'> & { channelId: string },
  scenario?: ScenarioId,
): Promise<StartResult> {
  const isInAllowedGroup = await parts.isInAllowedGroup(participant.userId);
  return parts.operations.start(participant, { isGuest, isInAllowedGroup, channelId }, scenario);
}

/** Why no demo was started, and whom to ask. */
export async function refusalOf(
  refusal: StartRefusal,
  { parts, person, text }: Pick<Caller, 'parts' | 'person'> & { text: Text },
): Promise<MessageContent> {
  return refusalMessage(refusal, text, await adminsToAsk(refusal, parts, person.participant.locale));
}

/** Two people's direct message has an id of the same kind, so Slack is asked for that with the bot. */
async function isDmWithBot({ parts, person, channelId }: Caller & { readonly channelId: string }): Promise<boolean> {
  if (channelId === '') return true;
  if (!channelId.startsWith('D')) return false;
  return (await parts.door.openDm(person.participant.userId).catch(() => undefined)) === channelId;
}

/** Only what is a person's id is mentioned: a setting must not be able to call a whole channel. */
async function adminsToAsk({ reason }: StartRefusal, { admins }: ListenerParts, locale: Locale): Promise<string> {
  if (reason !== 'not-invited') return '';
  const people = (await admins.list()).filter((id) => /^[UW][A-Z0-9]+$/.test(id));
  const joined = new Intl.ListFormat(locale, { type: 'disjunction' });
  return joined.format(people.slice(0, MOST_ADMINS).map(mention));
}
