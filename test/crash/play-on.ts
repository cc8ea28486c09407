import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm, messageText, textOf, topModal } from '../../sandbox/person/read-screen.ts';
import { wholeWords } from '../../sandbox/person/whole-words.ts';
import type { Screen } from '../../sandbox/slack/person/types.ts';
import { createLessonPart } from './parts/lesson.ts';
import type { Part } from './parts/part.ts';

export interface Story {
  readonly sawReport: boolean;
  readonly sawReceipt: boolean;
  /** If there was no receipt: the words that say that there is no demo, or that its cleanup is incomplete. */
  readonly toldInstead: string | undefined;
  readonly starts: number;
  readonly pairsTyped: number;
  readonly singlesTyped: number;
  /** The commands that the person typed because nothing happened, or because a button or the demo was out of date. */
  readonly nudges: readonly string[];
}

export interface PlayOptions {
  /** How long the person looks at an unchanged screen before they type a command, in milliseconds. */
  readonly patienceMs: number;
  /** How long the person plays before they give up, in milliseconds. */
  readonly giveUpMs: number;
}

const RECEIPT = wholeWords('0 left');
const NO_DEMO = /You have no demo at the moment|You have no demo to stop/;
/** Marks an answer that a button is out of date or the demo is over. The person then asks for the status. */
const IS_OVER = /This button is out of date|This demo is already over|This demo is over/;
/** Marks a message of the bot about a demo that is not over. */
const UNDER_WAY = /Step \d of \d|It worked: /;
const CLEAR_ENDING = /You have no demo at the moment|You have no demo to stop|Cleanup incomplete/;
/** How long the answer to a command may take, in milliseconds. */
const ANSWER_MS = 4000;
/**
 * The pause between two moves, in milliseconds: the bot may be about to change the screen, and a person does not press
 * a button twice at once.
 */
const BETWEEN_MOVES_MS = 150;

/**
 * Plays a whole demo like a person who reads the screen and continues after the bot was killed or stopped. Never
 * throws; the story says how far the person came.
 */
export async function playOn(
  person: Person,
  options: PlayOptions,
  part: Part = createLessonPart(person),
): Promise<Story> {
  const until = Date.now() + options.giveUpMs;
  const nudges: string[] = [];
  const asks = ['/mfa-demo status', '/mfa-demo status', '/mfa-demo stop'];

  async function nudge(): Promise<void> {
    const modal = topModal(person.screen());
    if (modal) await attempt(() => person.closesModal());
    if (modal && !IS_OVER.test(textOf(modal.blocks))) return;
    const text = asks[Math.min(nudges.length, asks.length - 1)]!;
    nudges.push(text);
    const before = lastMessage(person);
    await attempt(() => person.types(text));
    await attempt(() => person.until('an answer', () => lastMessage(person) !== before || undefined, ANSWER_MS));
    if (NO_DEMO.test(lastMessage(person)) && !part.sawReport) await attempt(part.start);
  }
  function next(screen: Screen): (() => Promise<unknown>) | undefined {
    const modal = topModal(screen);
    return IS_OVER.test(modal ? textOf(modal.blocks) : lastMessage(person)) ? nudge : part.inviting(screen);
  }

  await attempt(part.start);
  // If the receipt of a demo comes after the next demo has begun, the person plays the next demo to its end, too.
  while (Date.now() < until && (!RECEIPT.test(person.text()) || isUnderWay(person))) {
    const before = JSON.stringify(person.screen());
    const move = next(person.screen());
    if (move) await attempt(move);
    if (NO_DEMO.test(lastMessage(person)) && nudges.length > 0 && part.sawReport) break;
    const changed = await person
      .until('a change', (now) => JSON.stringify(now) !== before || undefined, move ? 1500 : options.patienceMs)
      .then(
        () => true,
        () => false,
      );
    if (!changed && !move) await nudge();
    else await sleep(BETWEEN_MOVES_MS);
  }
  // Look once more, so that a report on the last screen counts as seen.
  part.inviting(person.screen());
  const sawReceipt = RECEIPT.test(person.text());
  const { sawReport, starts, pairsTyped, singlesTyped } = part;
  const toldInstead = sawReceipt ? undefined : CLEAR_ENDING.exec(person.text())?.[0];
  return { sawReport, sawReceipt, toldInstead, starts, pairsTyped, singlesTyped, nudges };
}

/**
 * Makes a move and ignores its failure: the screen may have changed since the person read it, so they read it again.
 */
async function attempt(move: () => Promise<unknown>): Promise<void> {
  await move().catch(() => undefined);
}

function isUnderWay(person: Person): boolean {
  const messages = appDm(person.screen()).messages.filter(({ isFromApp, isEphemeral }) => isFromApp && !isEphemeral);
  return messages.some((message) => UNDER_WAY.test(messageText(message)));
}

/** Returns the text of the app's newest message, which may be visible to this person only. */
function lastMessage(person: Person): string {
  const last = appDm(person.screen()).messages.findLast(({ isFromApp }) => isFromApp);
  return last ? messageText(last) : '';
}
