import type { Person } from '../../../sandbox/person/person.ts';
import { appDm, findButton, messageText, screenText, topModal } from '../../../sandbox/person/read-screen.ts';
import type { Screen, ScreenMessage } from '../../../sandbox/slack/person/types.ts';
import { BLOCKS } from '../../../src/slack/ids.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { opensWorkshop, ROOM } from '../../e2e/workshop-moves.ts';
import { persist, sees } from './persist.ts';

const { debrief: debriefWords, workshop } = textOf('en');
export const words = workshop;
const { board, card } = words;
export const NEWS = 'In five minutes we look at the results.';
/** How long the end of a workshop may take, including cleanup, letters and the debrief, in milliseconds. */
const ENDING_MS = 120_000;

/** Returns the messages in the channel of the workshop, oldest first. */
export function inRoom({ conversations }: Screen): readonly ScreenMessage[] {
  return conversations.find(({ channelId }) => channelId === ROOM)?.messages ?? [];
}

export function isDebrief(message: ScreenMessage): boolean {
  return messageText(message).includes(debriefWords.title('').trim());
}

/**
 * Creates the moves of a trainer, who continues after the bot was killed. Each move throws an Error if its result does
 * not come.
 */
export function createTrainer(max: Person, size: number) {
  const has = (text: string) => (screen: Screen) => screenText(screen).includes(text);
  const inDm = (text: string) => (screen: Screen) =>
    appDm(screen).messages.some((one) => messageText(one).includes(text));
  const tries: Record<string, number> = {};
  const does = async (what: string, move: () => Promise<unknown>, isReached: (screen: Screen) => boolean) => {
    tries[what] = await persist(max, { what, move, isReached });
  };
  return {
    /** How often each move was made. */
    tries,
    opens: async () => {
      const isOpen = (screen: Screen) =>
        inRoom(screen).some(({ blocks }) => findButton(blocks, card.join)) && inDm(board.buttons.end)(screen);
      await does('open', () => opensWorkshop(max, ROOM, { [BLOCKS.workshopSize]: String(size) }), isOpen);
      await does('close the window', max.closesModal, (screen) => topModal(screen) === undefined);
    },
    /** Waits until everybody has a seat on the board. */
    seesAll: async () => {
      const title = board.titleOf(size, size);
      if (!(await sees(max, title, inDm(title), ENDING_MS / 2))) throw new Error(`the board never showed "${title}"`);
    },
    helps: async () => {
      await does('see a raised hand', async () => undefined, inDm(board.hands(1)));
      await does('take the hand', () => max.clicks(board.take), inDm(board.helping('').trim()));
    },
    isDoneHelping: () => does('lower the hand', () => max.clicks(board.helped), inDm(board.noHands)),
    reminds: () => does('remind', () => max.clicks(board.buttons.nudge), has('remind')),
    announces: () =>
      does(
        'message to all',
        async () => {
          await max.clicks(board.buttons.announce);
          await max.submits(NEWS);
        },
        inDm(words.announced(size)),
      ),
    ends: async () => {
      const isEnding = (screen: Screen) => inDm(board.titleEnding)(screen) || inDm(board.titleOver)(screen);
      await does('end', () => max.clicks(board.buttons.end), isEnding);
      const isOver = (screen: Screen) =>
        inDm(board.titleOver)(screen) && inDm(debriefWords.csv.note)(screen) && inRoom(screen).some(isDebrief);
      if (!(await sees(max, 'the debrief', isOver, ENDING_MS))) throw new Error('the workshop never ended');
    },
    /** Checks that the channel accepts another workshop. */
    opensNext: async () => {
      const isForm = (screen: Screen) => topModal(screen)?.callbackId === 'workshop';
      await does('the window for the next one', () => max.types('/mfa-demo workshop', ROOM), isForm);
    },
  };
}
