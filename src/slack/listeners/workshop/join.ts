import { goToDemo } from '../../messages/answers/buttons.ts';
import { type MessageContent, sentence } from '../../messages/blocks.ts';
import { channelMention } from '../../messages/mrkdwn.ts';
import { textOf } from '../../text/catalog.ts';
import type { Caller } from '../commands/command.ts';
import { beginDemo, whyNot } from '../commands/start.ts';
import { wayToDemo } from '../demo-way.ts';
import { orNotKnown } from '../not-known.ts';

/**
 * Begins a demo for a person, or uses the demo that they already have, and gives them a seat. Returns the answer below
 * the card.
 */
export async function joinWorkshop(call: Caller, workshopId: string): Promise<MessageContent> {
  const { parts, bot } = call;
  const asked = await orNotKnown(parts, call.text, async () => {
    const person = await call.person();
    const joined = await parts.workshops.join(person.participant, workshopId, ({ channelId, scenario }) =>
      beginDemo({ parts, person, channelId }, scenario, workshopId),
    );
    return { person, joined };
  });
  if ('told' in asked) return asked.told;
  const { person, joined } = asked.known;
  const text = textOf(person.participant.locale);
  switch (joined.kind) {
    case 'over':
      return sentence(text.workshop.over);
    case 'elsewhere':
      return sentence(text.workshop.elsewhere(channelMention(joined.workshop.channelId)));
    case 'not-started':
      return whyNot(joined.why, { parts, person, text });
    case 'joined':
    case 'seated-before': {
      const told = joined.kind === 'joined' ? text.workshop.joined(bot) : text.workshop.joinedBefore(bot);
      return sentence(told, ...goToDemo(text, await wayToDemo(parts, joined.demo.demoId, bot)));
    }
  }
}

/** Shows the trainers that a person needs help. Returns the answer for the person. */
export async function askForHelp(
  { parts, actor, text }: Pick<Caller, 'parts' | 'actor' | 'text'>,
  workshopId: string,
): Promise<MessageContent> {
  const { kind } = await parts.workshops.raiseHand(workshopId, actor.userId);
  const { over, noSeat, handRaised } = text.workshop;
  return sentence({ done: handRaised, over, 'no-seat': noSeat }[kind]);
}
