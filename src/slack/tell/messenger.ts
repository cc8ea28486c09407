import type { Demo } from '../../scenario/demo.ts';
import { isRunning } from '../../scenario/demo.ts';
import type { Clock } from '../../scenario/ports/clock.ts';
import { isThere, REMOVED } from '../../scenario/ports/conversation-memory.ts';
import type { Messenger, Told } from '../../scenario/ports/messenger.ts';
import type { Notes } from '../../scenario/ports/notes.ts';
import { FinalRefusal } from '../api/refusals/refusal.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import { reminderMessage } from '../messages/reminder.ts';
import type { Admins } from '../people/admins.ts';
import type { People } from '../people/people.ts';
import { textOf } from '../text/catalog.ts';
import { type Alerts, createAlerts } from './alerts/alerts.ts';
import { hasDueAlerts } from './alerts/pending-alerts.ts';
import type { TellParts } from './conversations.ts';
import type { Home } from './home.ts';
import { keptOrDeleted } from './kept-or-deleted.ts';
import { createNewestWins } from './newest-wins.ts';
import { readingOnce } from './reading-once.ts';
import { messageAt, straysIn, takeAway, takeAwayAgain } from './strays.ts';
import type { Surface } from './surface.ts';
import { createSurfaces } from './surfaces.ts';
import { createTell, type Outcome, type Tell } from './told.ts';
import { createShownWindows, type WindowParts } from './waiting-window.ts';

interface MessengerParts extends TellParts {
  readonly people: People;
  readonly logger: SlackLogger;
  readonly admins: Admins;
  readonly notes: Notes;
  readonly clock: Clock;
  readonly home: Home;
}

interface ShowParts extends MessengerParts {
  readonly memory: ReturnType<typeof readingOnce>;
  readonly surfaces: readonly Surface[];
  readonly alerts: Alerts;
  readonly told: Tell;
}

/** The result for one surface: a place in Slack that shows the demo. */
interface Shown {
  readonly name: string;
  readonly outcome: Outcome;
}

/**
 * Shows demos to participants, and alerts to admins, in Slack. A failure is logged, and the demo continues. A message
 * that Slack may accept later is tried again, except the reminder.
 */
export function createMessenger(parts: MessengerParts): Messenger {
  const newestWins = createNewestWins();
  const told = createTell(parts.logger);
  const alerts = createAlerts({ ...parts, told });
  const shownWindows = createShownWindows();
  return {
    showDemo: async (demo) => {
      let outcome: Told = 'told';
      await newestWins(demo.demoId, demo.version, async () => {
        outcome = await show(partsOfOneShow({ ...parts, shownWindows }, told), demo);
        return outcome === 'told';
      });
      return outcome;
    },
    isUntold: async ({ demoId }) => {
      const known = await parts.memory.read(demoId);
      return isThere(known.untold) || hasDueAlerts(known) || straysIn(known).areDue;
    },
    postReminder: async (demo) => {
      await told('reminder', demo, () => postReminder(parts, demo));
    },
    noteAlert: alerts.note,
  };
}

function partsOfOneShow(given: MessengerParts & WindowParts, told: Tell): ShowParts {
  const parts = { ...given, memory: readingOnce(given.memory) };
  return { ...parts, told, alerts: createAlerts({ ...parts, told }), surfaces: createSurfaces(parts) };
}

/** Alerts the admins first, because the participant's message says whether the admins know. */
async function show(parts: ShowParts, demo: Demo): Promise<Told> {
  const { told, alerts } = parts;
  const shown: Shown[] = [];
  const outcomes = [
    await told('alerts', demo, () => alerts.tell(demo)),
    await told('conversation', demo, async () => {
      shown.push(...(await showSurfaces(parts, demo)));
      if (shown.every(({ outcome }) => outcome === 'told')) await noteUntold(parts, demo, false);
    }),
    await told('leftovers', demo, () => afterwards(parts, demo)),
  ];
  const isDue = await parts.memory.read(demo.demoId).then(
    (known) => hasDueAlerts(known) || straysIn(known).areDue,
    () => true,
  );
  if (isDue || [...outcomes, ...shown.map(({ outcome }) => outcome)].includes('later')) return 'later';
  return shown.some(({ name, outcome }) => name === 'progress' && outcome === 'never') ? 'never' : 'told';
}

async function showSurfaces(parts: ShowParts, demo: Demo): Promise<Shown[]> {
  const { surfaces, memory, told, alerts } = parts;
  const shown: Shown[] = [];
  for (const together of [surfaces.filter(({ isLast }) => !isLast), surfaces.filter(({ isLast }) => isLast)]) {
    // Read the facts again, because the person may have acted while Slack was slow.
    if (shown.length > 0) memory.lookAgain();
    const known = await memory.read(demo.demoId);
    const one = async ({ name, show: bring }: Surface) => {
      const outcome = await told(name, demo, () =>
        bring(demo, known).catch(async (error: unknown) => {
          const isUnreachable = name === 'progress' && isRunning(demo) && error instanceof FinalRefusal;
          if (isUnreachable && error.isOfMethod)
            await alerts.note({ kind: 'unreachable', demo, reason: error.message });
          throw error;
        }),
      );
      return { name, outcome };
    };
    shown.push(...(await Promise.all(together.map(one))));
    // Note the failure immediately, because the participant may ask for the status at any moment.
    if (shown.some(({ outcome }) => outcome !== 'told')) await noteUntold(parts, demo, true);
  }
  return shown;
}

/**
 * Tries again to delete messages and files whose deletion failed. Alerts the admins if Slack does not let the bot
 * delete them, or if Slack refuses the picture with the QR code.
 */
async function afterwards({ alerts, ...parts }: ShowParts, demo: Demo): Promise<void> {
  await takeAwayAgain(parts, demo, await parts.memory.read(demo.demoId));
  const known = await parts.memory.read(demo.demoId);
  for (const reason of straysIn(known).keptFor) await alerts.note({ kind: 'left-in-slack', demo, reason });
  if (isThere(known.pictureRefused)) await alerts.note({ kind: 'no-pictures', demo, reason: known.pictureRefused });
  await alerts.tell(demo);
}

/**
 * Notes whether the demo has to be shown again. `isUntold` reads the note, in a sweep and at the participant's next
 * command or click.
 */
async function noteUntold({ memory }: TellParts, { demoId, version }: Demo, isUntold: boolean): Promise<void> {
  const { untold } = await memory.read(demoId);
  if (isUntold) await memory.replace(demoId, 'untold', untold, String(version));
  else if (isThere(untold)) await memory.replace(demoId, 'untold', untold, REMOVED);
}

/** Posts the reminder. If another bot has saved its reminder first, deletes the message that was posted here. */
async function postReminder(parts: MessengerParts, demo: Demo): Promise<void> {
  const { door, memory, clock } = parts;
  const { channelId: channel, reminderTs: before } = await memory.read(demo.demoId);
  if (!channel) return;
  const ts = await door.post(channel, reminderMessage(demo, textOf(demo.participant.locale), clock.now()));
  const keep = () => memory.replace(demo.demoId, 'reminderTs', before, ts);
  await keptOrDeleted(keep, () => takeAway(parts, demo, messageAt(channel, ts)));
}
