import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../sandbox/person/person.ts';
import {
  appDm,
  fieldsOf,
  findButton,
  messageText,
  newestPicture,
  textOf,
  topModal,
} from '../../sandbox/person/read-screen.ts';
import { wholeWords } from '../../sandbox/person/whole-words.ts';
import type { Screen } from '../../sandbox/slack/person/types.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { createFreshCodes } from './codes.ts';

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
/** How long the person looks at "we had some trouble connecting". */
const TROUBLE_MS = 700;
/** How long the answer to a command may take. */
const ANSWER_MS = 4000;
/** The bot may be on its way to change the screen: a person does not press the same button twice a second. */
const BETWEEN_MOVES_MS = 150;

/** Plays a whole demo as a person would who reads the screen, whatever happens to the bot meanwhile. */
export async function playOn(person: Person, options: PlayOptions): Promise<Story> {
  const until = Date.now() + options.giveUpMs;
  const codes = createFreshCodes(person);
  const nudges: string[] = [];
  let [starts, sawReport, scanned] = [0, false, ''];
  let typed: { readonly viewId: string; readonly values: string[] } | undefined;
  const asks = ['/mfa-demo status', '/mfa-demo status', '/mfa-demo stop'];

  async function start(): Promise<void> {
    starts += 1;
    await person.types('/mfa-demo start');
  }
  async function scansNewQr(screen: Screen): Promise<void> {
    const picture = newestPicture(screen);
    if (!picture || picture === scanned) return;
    await person.scansTheQr();
    scanned = picture;
  }
  /** When Slack had trouble with a form, what was typed is still in it: the person presses the button again. */
  async function submits(viewId: string, newValues: () => Promise<string[]>): Promise<void> {
    const isSame = typed?.viewId === viewId && topModal(person.screen())?.trouble !== undefined;
    if (isSame) await sleep(TROUBLE_MS);
    const values = isSame && typed ? typed.values : await newValues();
    typed = { viewId, values };
    await person.submits(...values);
  }
  async function newPair(): Promise<string[]> {
    await scansNewQr(person.screen());
    return codes.pair();
  }
  /** What the screen invites to; `undefined` when there is nothing to do but wait. */
  function inviting(screen: Screen): (() => Promise<unknown>) | undefined {
    const has = (label: string) => appDm(screen).messages.some(({ blocks }) => findButton(blocks, label));
    const modal = topModal(screen);
    if (IS_OVER.test(modal ? textOf(modal.blocks) : lastMessage(person))) return nudge;
    if (has(BUTTONS.done)) {
      sawReport = true;
      return modal ? person.closesModal : () => person.clicks(BUTTONS.done);
    }
    if (modal?.state === 'open' && modal.submitLabel === BUTTONS.continue)
      return () => person.confirms(BUTTONS.continue);
    const fields = modal?.state === 'open' ? fieldsOf(modal).filter(({ isChoice }) => !isChoice).length : 0;
    if (modal && fields === 2) return () => submits(modal.viewId, newPair);
    if (modal && fields === 1) return () => submits(modal.viewId, codes.single);
    if (modal) return undefined;
    if (has(BUTTONS.enterCode)) return () => person.clicks(BUTTONS.enterCode);
    if (has(BUTTONS.enterCodes) && newestPicture(screen)) return () => person.clicks(BUTTONS.enterCodes);
    return undefined;
  }
  async function nudge(): Promise<void> {
    const modal = topModal(person.screen());
    if (modal) await attempt(() => person.closesModal());
    if (modal && !IS_OVER.test(textOf(modal.blocks))) return;
    const text = asks[Math.min(nudges.length, asks.length - 1)]!;
    nudges.push(text);
    const before = lastMessage(person);
    await attempt(() => person.types(text));
    await attempt(() => person.until('an answer', () => lastMessage(person) !== before || undefined, ANSWER_MS));
    if (NO_DEMO.test(lastMessage(person)) && !sawReport) await attempt(start);
  }

  await attempt(start);
  // The receipt of a demo may come when the next one has begun: that one is played to its end, too.
  while (Date.now() < until && (!RECEIPT.test(person.text()) || isUnderWay(person))) {
    const before = JSON.stringify(person.screen());
    const move = inviting(person.screen());
    if (move) await attempt(move);
    if (NO_DEMO.test(lastMessage(person)) && nudges.length > 0 && sawReport) break;
    const changed = await person
      .until('a change', (now) => JSON.stringify(now) !== before || undefined, move ? 1500 : options.patienceMs)
      .then(
        () => true,
        () => false,
      );
    if (!changed && !move) await nudge();
    else await sleep(BETWEEN_MOVES_MS);
  }
  const sawReceipt = RECEIPT.test(person.text());
  const { pairsTyped, singlesTyped } = codes;
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
