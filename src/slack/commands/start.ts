import type { StartRefusal } from '../../scenario/access.ts';
import { type MessageContent, sentence } from '../messages/blocks.ts';
import { channelMention } from '../messages/mrkdwn.ts';
import type { Text } from '../text/en.ts';
import type { CommandCall, DemoCommand } from './command.ts';

export const start: DemoCommand = { names: ['start'], answer: startDemo };

/** Also what a button that starts again does; `channelId` is where it was pressed. */
export async function startDemo(call: Omit<CommandCall, 'triggerId'>): Promise<MessageContent> {
  const { parts, person, text, bot, channelId } = call;
  const { participant, isGuest } = person;
  const isInAllowedGroup = await parts.isInAllowedGroup(participant.userId);
  const result = await parts.operations.start(participant, { isGuest, isInAllowedGroup, channelId });
  switch (result.kind) {
    case 'started':
      return sentence(text.commands.started(bot));
    case 'already-active':
      return sentence(text.commands.alreadyActive(text.commands.stage[result.demo.stage], bot));
    case 'refused':
      return sentence(refusalSentence(result, text));
  }
}

function refusalSentence(refusal: StartRefusal, { access }: Text): string {
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
