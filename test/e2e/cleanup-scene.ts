import type { Person } from '../../sandbox/person/person.ts';
import { textOf, topModal } from '../../sandbox/person/read-screen.ts';
import { textOf as catalogOf } from '../../src/slack/text/catalog.ts';
import type { TestWorld } from '../support/world.ts';
import { startsAndScans } from './moves.ts';

/** The text with which the list of running demos describes a demo that waits for its codes. */
export const WAITS = catalogOf('en').sessionToken.whereForAdmins['awaiting-enrollment'];

export async function withRunningDemo(world: TestWorld, name: 'Ana' | 'Yuki' | 'Max'): Promise<Person> {
  const person = await world.person(name);
  await startsAndScans(person);
  return person;
}

export const modalBlocks = (person: Person) => JSON.stringify(topModal(person.screen())?.blocks ?? []);

export async function receipt(max: Person): Promise<string> {
  return max.until('the receipt', (screen) => {
    const words = textOf(topModal(screen)?.blocks ?? []);
    return /Cleaned up/.test(words) ? words : undefined;
  });
}

/** Returns the demo id in the option of the preview that names this person. */
export function optionOf(max: Person, participant: Person): string {
  const match = modalBlocks(max).match(new RegExp(`"value":"([a-z0-9]+)","text":\\{[^}]*<@${participant.userId}>`));
  const [, demoId] = match ?? [];
  if (!demoId) throw new Error('the preview does not name this participant');
  return demoId;
}
