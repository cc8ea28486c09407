import type { WebClient } from '@slack/web-api';
import type { Demo } from '../../scenario/demo.ts';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { Messenger } from '../../scenario/ports/messenger.ts';
import { callSlack, waitIfAsked } from '../api/slack-call.ts';
import { updateView } from '../api/views-api.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import { progressMessage } from '../messages/progress.ts';
import type { Admins } from '../people/admins.ts';
import type { People } from '../people/people.ts';
import { textOf } from '../text/catalog.ts';
import { demoView } from '../views/demo-view.ts';
import { createAlerts, type Tell } from './alerts.ts';
import type { Conversations } from './conversations.ts';
import { createNewestWins } from './newest-wins.ts';
import type { Reminders } from './reminders.ts';

interface MessengerParts {
  readonly client: WebClient;
  readonly people: People;
  readonly conversations: Conversations;
  readonly reminders: Reminders;
  readonly logger: SlackLogger;
  readonly admins: Admins;
  readonly clock: Clock;
}

/** Tells participants and admins through Slack. What cannot be told is logged, and the demo goes on. */
export function createMessenger(parts: MessengerParts): Messenger {
  const newestWins = createNewestWins();
  const told: Tell = async (what, demo, tell) => {
    try {
      await waitIfAsked(tell);
      return true;
    } catch (error) {
      parts.logger.warn({ demoId: demo.demoId, what, reason: String(error) }, 'a message could not be delivered');
      return false;
    }
  };

  const alertAdmins = createAlerts({ ...parts, told });

  return {
    showDemo: (demo) =>
      newestWins(demo.demoId, demo.version, async () => {
        const shown = await Promise.all([
          told('progress', demo, () => updateProgress(parts, demo)),
          told('modal', demo, () => updateWaitingModal(parts.client, demo)),
          told('reminder', demo, () => parts.reminders.removeIfServed(demo)),
        ]);
        return shown.every(Boolean);
      }),
    postReminder: async (demo) => {
      let ts: string | undefined;
      await told('reminder', demo, async () => {
        ts = await parts.reminders.post(demo);
      });
      return ts;
    },
    alertAdmins,
  };
}

async function updateProgress({ client, conversations }: MessengerParts, demo: Demo): Promise<void> {
  const { channelId, progressTs } = conversations.known(demo);
  if (channelId && progressTs) {
    const content = progressMessage(demo, textOf(demo.participant.locale));
    await callSlack('chat.update', () => client.chat.update({ channel: channelId, ts: progressTs, ...content }));
    return;
  }
  // A demo that was stopped before it could say anything still owes its receipt.
  if (demo.stage === 'ended' || demo.stage === 'stuck') await conversations.open(demo);
}

async function updateWaitingModal(client: WebClient, demo: Demo): Promise<void> {
  // While AWS looks at the codes, the answer to the submission has already put "checking" there.
  if (!demo.waitingViewId || demo.stage === 'enrolling' || demo.stage === 'proving') return;
  await updateView(client, demo.waitingViewId, demoView(demo));
}
