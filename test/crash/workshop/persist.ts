import type { Person } from '../../../sandbox/person/person.ts';
import { topModal } from '../../../sandbox/person/read-screen.ts';
import type { Screen } from '../../../sandbox/slack/person/types.ts';

/** Something that a person does until they see what is to come of it. */
export interface Aim {
  readonly what: string;
  /** Given up after a while: a window that was waited for does not come from a bot that was killed. */
  move(): Promise<unknown>;
  isReached(screen: Screen): boolean;
}

/** How long a person looks before they try again, and before they give up, in milliseconds. */
const PATIENCE_MS = 6000;
const MOVE_MS = 8000;
const GIVE_UP_MS = 90_000;

/**
 * Does it, and does it again while nothing comes of it: a person who has seen a window or a message of Slack's that the app does not
 * answer closes it and presses once more.
 * @returns how often it was done
 * @throws Error when nothing came of it for too long, with what is on the screen
 */
export async function persist(person: Person, { what, move, isReached }: Aim): Promise<number> {
  const until = Date.now() + GIVE_UP_MS;
  for (let times = 0; ; times += 1) {
    if (isReached(person.screen())) return times;
    if (Date.now() > until) throw new Error(`${person.userId} never got: ${what}\n${person.text().slice(-1500)}`);
    await Promise.race([attempt(move), sees(person, what, isReached, MOVE_MS)]);
    const isSeen = await sees(person, what, isReached, PATIENCE_MS);
    if (!isSeen && topModal(person.screen())) await attempt(() => person.closesModal());
  }
}

/** Waits for something without doing anything. Returns whether it came. */
export function sees(person: Person, what: string, isSeen: (screen: Screen) => boolean, ms: number): Promise<boolean> {
  return person
    .until(what, (screen) => isSeen(screen) || undefined, ms)
    .then(
      () => true,
      () => false,
    );
}

/** The screen may change between the look and the press: the person looks again. */
async function attempt(move: () => Promise<unknown>): Promise<void> {
  await move().catch(() => undefined);
}
