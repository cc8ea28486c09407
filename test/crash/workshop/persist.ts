import type { Person } from '../../../sandbox/person/person.ts';
import { topModal } from '../../../sandbox/person/read-screen.ts';
import type { Screen } from '../../../sandbox/slack/person/types.ts';

/** A move that a person repeats until they see its result. */
export interface Aim {
  readonly what: string;
  /** Makes the move. It is abandoned after 8 seconds: a killed bot never opens the window that the move waits for. */
  move(): Promise<unknown>;
  isReached(screen: Screen): boolean;
}

/** How long a person looks before they try again, in milliseconds. */
const PATIENCE_MS = 6000;
/** How long one move may take, in milliseconds. */
const MOVE_MS = 8000;
/** How long a person tries before they give up, in milliseconds. */
const GIVE_UP_MS = 90_000;

/**
 * Makes the move, and repeats it while its result does not come. Before each repetition the person closes an open
 * window, for example one in which Slack shows that the app did not answer.
 * @returns how often the move was made
 * @throws Error with the text on the screen if no result came within 90 seconds
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

/** Waits without a move until the screen shows `what`. Returns whether it came within `ms` milliseconds. */
export function sees(person: Person, what: string, isSeen: (screen: Screen) => boolean, ms: number): Promise<boolean> {
  return person
    .until(what, (screen) => isSeen(screen) || undefined, ms)
    .then(
      () => true,
      () => false,
    );
}

/**
 * Makes a move and ignores its failure: the screen may have changed since the person read it, so they read it again.
 */
async function attempt(move: () => Promise<unknown>): Promise<void> {
  await move().catch(() => undefined);
}
