import type { Person } from '../../sandbox/person/person.ts';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { resync } from '../../src/slack/text/en/resync.ts';

/** In steps of 30 seconds. */
export const TEN_MINUTES = 20;

export const showsForm = (person: Person, title: string) =>
  person.until(`the window ${title}`, (screen) => topModal(screen)?.title === title);

/**
 * Submits one code, and then another, as a phone does whose clock moved by these steps after it was connected. AWS
 * refuses both, and the form for two codes opens.
 */
export async function isRefusedTwice(person: Person, steps: number): Promise<void> {
  await person.submits(person.phone.codeOff(steps));
  await person.sees('AWS did not accept this code');
  await person.submits(person.phone.codeOff(steps + 1));
  await showsForm(person, resync.title);
}
