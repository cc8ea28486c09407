import type { Locale } from '../../scenario/demo.ts';
import { type MessageContent, sentence } from '../messages/blocks.ts';
import type { AllowedPeople } from '../people/allowed-people.ts';
import type { Caller } from './commands/command.ts';
import { orNotKnown } from './not-known.ts';

/**
 * Asks Slack whether somebody may do something.
 * @param notAllowed what they read if not
 * @returns their language; or what they read because they may not, or because Slack does not say it now
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
