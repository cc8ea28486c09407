import type { Locale } from '../../scenario/demo.ts';
import { type MessageContent, sentence } from '../messages/blocks.ts';
import type { AllowedPeople } from '../people/allowed-people.ts';
import type { Caller } from './commands/command.ts';
import { orNotKnown } from './not-known.ts';

/**
 * Checks whether a person may do something.
 * @param notAllowed the sentence for a person who may not do it
 * @returns the person's language if they may; otherwise the answer to show, also if Slack does not say who they are
 */
export async function askIfAllowed(
  { parts, person, text }: Pick<Caller, 'parts' | 'person' | 'text'>,
  group: Pick<AllowedPeople, 'includes'>,
  notAllowed: string,
): Promise<{ readonly locale: Locale } | { readonly told: MessageContent }> {
  const asked = await orNotKnown(parts, text, async () => {
    const one = await person();
    return { isAllowed: await group.includes(one), locale: one.participant.locale };
  });
  if ('told' in asked) return asked;
  return asked.known.isAllowed ? { locale: asked.known.locale } : { told: sentence(notAllowed) };
}
