import type { Demo } from '../../scenario/demo.ts';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { Messenger } from '../../scenario/ports/messenger.ts';
import { waitIfAsked } from '../api/slack-call.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import { reminderMessage } from '../messages/reminder.ts';
import type { Admins } from '../people/admins.ts';
import type { People } from '../people/people.ts';
import { textOf } from '../text/catalog.ts';
import { createAlerts, type Tell } from './alerts.ts';
import type { TellParts } from './conversations.ts';
import type { Home } from './home.ts';
import { keptOrDeleted } from './kept-or-deleted.ts';
import { createNewestWins } from './newest-wins.ts';
import { createSurfaces } from './surfaces.ts';

interface MessengerParts extends TellParts {
  readonly people: People;
  readonly logger: SlackLogger;
  readonly admins: Admins;
  readonly clock: Clock;
  readonly home: Home;
}

/** Tells participants and admins through Slack. What cannot be told is logged, and the demo goes on. */
export function createMessenger(parts: MessengerParts): Messenger {
  const { memory, logger } = parts;
  const newestWins = createNewestWins();
  const surfaces = createSurfaces(parts);
  const told: Tell = async (what, demo, tell) => {
    try {
      await waitIfAsked(tell);
      return true;
    } catch (error) {
      logger.warn({ demoId: demo.demoId, what, reason: String(error) }, 'a message could not be delivered');
      return false;
    }
  };

  return {
    showDemo: (demo) =>
      newestWins(demo.demoId, demo.version, async () => {
        const shown: boolean[] = [];
        const isRead = await told('conversation', demo, async () => {
          for (const together of [surfaces.filter(({ isLast }) => !isLast), surfaces.filter(({ isLast }) => isLast)]) {
            const known = await memory.read(demo.demoId);
            shown.push(
              ...(await Promise.all(together.map(({ name, show }) => told(name, demo, () => show(demo, known))))),
            );
          }
        });
        return isRead && shown.every(Boolean);
      }),
    postReminder: async (demo) => {
      await told('reminder', demo, () => postReminder(parts, demo));
    },
    alertAdmins: createAlerts({ ...parts, told }),
  };
}

/** When another bot has reminded meanwhile, its message stays. */
async function postReminder({ door, memory, clock }: MessengerParts, demo: Demo): Promise<void> {
  const { channelId: channel, reminderTs: before } = await memory.read(demo.demoId);
  if (!channel) return;
  const ts = await door.post(channel, reminderMessage(demo, textOf(demo.participant.locale), clock.now()));
  const keep = () => memory.replace(demo.demoId, 'reminderTs', before, ts);
  await keptOrDeleted(keep, () => door.delete({ channel, ts }));
}
