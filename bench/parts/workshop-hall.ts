import { createPerson, REAL_TIME } from '../../sandbox/person/person.ts';
import { messageText } from '../../sandbox/person/read-screen.ts';
import type { Screen } from '../../sandbox/slack/person/types.ts';
import { scansWhenAsked } from '../../sandbox/stories/moves.ts';
import type { Telling } from '../../sandbox/stories/story.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { opensWorkshop, ROOM } from '../../test/e2e/workshop-moves.ts';
import type { Hall } from './hall.ts';
import { pollScreen } from './poll-screen.ts';

const { workshop: words, debrief } = textOf('en');
const LOOK_EVERY_MS = 200;
const TRAINER = 'U0SANDBOXM1';
/** Settings of the bot that allow the user `TRAINER` to open a workshop. */
export const TRAINER_SETTINGS = { TRAINER_USER_IDS: TRAINER } as const;

interface RunningWorkshop {
  /**
   * Ends the workshop as the trainer does.
   * @returns the seconds until the debrief is in the channel
   */
  end(): Promise<number>;
}

/**
 * Opens a workshop in the bot's channel, and leaves the number of people empty.
 * @throws Error when the screen of the trainer does not show the next step within `patienceMs`
 */
export async function openWorkshop({ slack }: Hall, patienceMs: number): Promise<RunningWorkshop> {
  const trainer = await createPerson(slack.url, TRAINER, REAL_TIME, pollScreen(LOOK_EVERY_MS, patienceMs));
  await opensWorkshop(trainer);
  await trainer.sees('The workshop is open.');
  await trainer.closesModal();
  return {
    async end() {
      const startedAt = performance.now();
      await trainer.clicks(words.board.buttons.end);
      await trainer.until('the debrief', (screen) =>
        inRoom(screen).some((said) => said.includes(debrief.title('').trim())),
      );
      return (performance.now() - startedAt) / 1000;
    },
  };
}

/** Joins the workshop, and scans the QR code with the phone. */
export async function joinsAndScans(telling: Telling): Promise<void> {
  await telling.ana.clicksIn(ROOM, words.card.join);
  await scansWhenAsked(telling);
}

function inRoom({ conversations }: Screen): readonly string[] {
  return conversations.find(({ channelId }) => channelId === ROOM)?.messages.map(messageText) ?? [];
}
