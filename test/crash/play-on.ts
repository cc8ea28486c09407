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
  /** The sentence that told the person what became of the demo, instead of a receipt. */
  readonly toldInstead: string | undefined;
  readonly starts: number;
  readonly pairsTyped: number;
  readonly singlesTyped: number;
  /** What the person typed because nothing happened. */
  readonly nudges: readonly string[];
}

export interface PlayOptions {
  /** How long the person looks at an unchanged screen before asking what is going on, in milliseconds. */
  readonly patienceMs: number;
  /** After this the person goes home, in milliseconds. */
  readonly giveUpMs: number;
}

const RECEIPT = wholeWords('0 left');
const NO_DEMO = /You have no demo at the moment|You have no demo to stop/;
/** What the person held on to is over: time to ask where things stand. */
const IS_OVER = /This button is out of date|This demo is already over|This demo is over/;
/** In a message of the bot: a demo that waits or works. */
const UNDER_WAY = /Step \d of \d|It worked: /;
const CLEAR_ENDING = /You have no demo at the moment|You have no demo to stop|Cleanup incomplete/;
/** How long the answer to a command may take. */
const ANSWER_MS = 4000;
/** The bot may be on its way to change the screen: a person does not press the same button twice a second. */
const BETWEEN_MOVES_MS = 150;

/** Plays a whole demo as a person would who reads the screen, whatever happens to the bot meanwhile. */
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
  // The receipt of a demo may come when the next one has begun: that one is played to its end, too.
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
  // A last look: what was on the screen in the end counts as seen.
  part.inviting(person.screen());
  const sawReceipt = RECEIPT.test(person.text());
  const { sawReport, starts, pairsTyped, singlesTyped } = part;
  const toldInstead = sawReceipt ? undefined : CLEAR_ENDING.exec(person.text())?.[0];
  return { sawReport, sawReceipt, toldInstead, starts, pairsTyped, singlesTyped, nudges };
}

/** The screen may change between the look and the press: the person looks again. */
async function attempt(move: () => Promise<unknown>): Promise<void> {
  await move().catch(() => undefined);
}

function isUnderWay(person: Person): boolean {
  const messages = appDm(person.screen()).messages.filter(({ isFromApp, isEphemeral }) => isFromApp && !isEphemeral);
  return messages.some((message) => UNDER_WAY.test(messageText(message)));
}

/** What the app said last, to everybody or to this person alone. */
function lastMessage(person: Person): string {
  const last = appDm(person.screen()).messages.findLast(({ isFromApp }) => isFromApp);
  return last ? messageText(last) : '';
}
