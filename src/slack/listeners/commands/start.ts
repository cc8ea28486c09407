import type { ScenarioId } from '../../../scenario/demo.ts';
import type { StartRefusal } from '../../../scenario/participant/access.ts';
import type { StartResult } from '../../../scenario/participant/operations.ts';
import { type MessageContent, sentence } from '../../messages/blocks.ts';
import { whereIs } from '../../messages/face.ts';
import { clip } from '../../messages/limits.ts';
import { channelMention, escapeMrkdwn } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';
import type { CommandCall, DemoCommand } from './command.ts';

const MOST_SHOWN = 60;

export const start: DemoCommand = {
  names: ['start'],
  answer: async (call) => {
    const { ids } = call.parts.faces;
    const scenario = ids.find((id) => id === call.rest.toLowerCase());
    return call.rest === '' || scenario
      ? startDemo(call, scenario)
      : sentence(call.text.commands.unknownScenario(shown(call.rest), ids.join(', ')));
  },
};

/** As it was typed, but short and without a meaning of its own. */
function shown(typed: string): string {
  return escapeMrkdwn(clip(typed, MOST_SHOWN));
}

/** Also what a button that starts again does; `channelId` is where it was pressed. Without a scenario: the default one. */
export async function startDemo(
  call: Omit<CommandCall, 'triggerId' | 'rest'>,
  scenario?: ScenarioId,
): Promise<MessageContent> {
  const { parts, text, bot } = call;
  const result = await beginDemo(call, scenario);
  switch (result.kind) {
    case 'started':
      return sentence(text.commands.started(bot));
    case 'already-active':
      return sentence(text.commands.alreadyActive(whereIs(result.demo, parts.faces.of(result.demo), text), bot));
    case 'refused':
      return sentence(refusalSentence(result, text));
  }
}

/** Starts a demo if this person may; what to say about it is for the caller. */
export async function beginDemo(
  { parts, person: { participant, isGuest }, channelId }: Pick<CommandCall, 'parts' | 'person' | 'channelId'>,
  scenario?: ScenarioId,
): Promise<StartResult> {
  const isInAllowedGroup = await parts.isInAllowedGroup(participant.userId);
  return parts.operations.start(participant, { isGuest, isInAllowedGroup, channelId }, scenario);
}

export function refusalSentence(refusal: StartRefusal, { access }: Text): string {
  switch (refusal.reason) {
    case 'guest':
      return access.guest;
    case 'not-invited':
      return access.notInvited;
    case 'other-channel':
      return access.otherChannel(refusal.channelIds.map(channelMention).join(', '));
    case 'full':
      return access.full(String(refusal.maxActiveDemos));
  }
}
