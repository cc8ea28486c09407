import type { Person } from '../../../sandbox/person/person.ts';
import { appDm, messageText, screenText } from '../../../sandbox/person/read-screen.ts';
import type { Screen } from '../../../sandbox/slack/person/types.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { ROOM } from '../../e2e/workshop-moves.ts';
import { createLessonPart } from '../parts/lesson.ts';
import { playOn } from '../play-on.ts';
import { persist, sees } from './persist.ts';
import { NEWS, words } from './trainer.ts';

const { progress, debrief } = textOf('en');
/** The part of the headline that every receipt without leftovers contains. */
const RECEIPT = progress.headline['workshop-over'].replace(/^.*: /, '');
const PATIENCE = { patienceMs: 14_000, giveUpMs: 110_000 };
const LETTERS_MS = 60_000;

export interface Fate {
  readonly userId: string;
  readonly hasReceipt: boolean;
  /** How many letters of each kind the person has. */
  readonly letters: { readonly news: number; readonly help: number; readonly questions: number };
  /** The last 2000 characters on their screen, for the report of a fault. */
  readonly text: string;
}

/**
 * Creates the moves of a participant, who continues after the bot was killed. Each move except `fateAtEnd` throws an
 * Error if its result does not come.
 */
export function createParticipant(person: Person) {
  const has = (text: string) => (screen: Screen) => screenText(screen).includes(text);
  const isIn = (screen: Screen) => has(JOINED)(screen) || has(JOINED_BEFORE)(screen);
  const joins = () =>
    persist(person, { what: 'a seat', move: () => person.clicksIn(ROOM, words.card.join), isReached: isIn });
  const fate = (): Fate => {
    const said = appDm(person.screen()).messages.map(messageText);
    const count = (text: string) => said.filter((one) => one.includes(text)).length;
    const letters = { news: count(NEWS), help: count(HELP), questions: count(debrief.questions.understood) };
    const hasReceipt = said.some((one) => one.includes(RECEIPT));
    return { userId: person.userId, hasReceipt, letters, text: person.text().slice(-2000) };
  };
  return {
    joins,
    /** Enrolls, types correct codes and cleans up; the person must have joined before. */
    finishes: async () => {
      const { sawReport } = await playOn(person, PATIENCE, createLessonPart(person, joins));
      if (!sawReport)
        throw new Error(`${person.userId} never saw the results of the lesson\n${person.text().slice(-1500)}`);
    },
    asksForHelp: () =>
      persist(person, {
        what: 'an answer to the raised hand',
        move: () => person.clicksIn(ROOM, words.card.needHelp),
        isReached: has(words.handRaised),
      }),
    seesHelpComing: async () => {
      if (!(await sees(person, 'that help is coming', has(HELP), LETTERS_MS)))
        throw new Error('the message that help is coming never came');
    },
    /** Waits for the receipt and all letters after the end of the workshop, and returns what has come. */
    fateAtEnd: async () => {
      const isTold = () => fate().hasReceipt && fate().letters.news > 0 && fate().letters.questions > 0;
      await sees(person, 'receipt and letters', isTold, LETTERS_MS);
      return fate();
    },
  };
}

const firstSentence = (text: string) => /\*?([^*:.]+)\./.exec(text)?.[1] ?? text;
const JOINED = firstSentence(words.joined('').replace(/^:\w+: /, ''));
const JOINED_BEFORE = firstSentence(words.joinedBefore(''));
const HELP = words.letters.help('').trim();
