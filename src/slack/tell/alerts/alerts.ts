import type { Demo } from '../../../scenario/demo.ts';
import type { ConversationMemory } from '../../../scenario/ports/conversation-memory.ts';
import type { AdminAlert } from '../../../scenario/ports/messenger.ts';
import type { Notes } from '../../../scenario/ports/notes.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { SlackLogger } from '../../bolt/bolt-logger.ts';
import { alertMessage } from '../../messages/alert.ts';
import type { Admins } from '../../people/admins.ts';
import type { People } from '../../people/people.ts';
import { textOf } from '../../text/catalog.ts';
import { changeList } from '../fact-list.ts';
import type { Outcome, Tell } from '../told.ts';
import { alertSchema, asAlert, isSameAlert, type PendingAlert, pendingAlertsIn } from './pending-alerts.ts';
import { claimReason, noteTold } from './same-reason.ts';
import { keepForNextCommand } from './waiting-alerts.ts';

export interface AlertParts {
  readonly door: SlackDoor;
  readonly memory: ConversationMemory;
  readonly notes: Notes;
  readonly people: People;
  readonly admins: Admins;
  readonly logger: SlackLogger;
  readonly told: Tell;
}

export interface Alerts {
  /**
   * Saves an alert about a demo for the admins and logs it, once for each kind and reason.
   * @throws UpstreamError when it cannot be saved
   */
  note(alert: AdminAlert): Promise<void>;
  /**
   * Sends the saved alerts that the admins have not got yet, each in a direct message. If the bot cannot write to an
   * admin, it keeps the alert until the admin's next command.
   * @throws UpstreamError when the memory or the notes fail
   */
  tell(demo: Demo): Promise<void>;
}

export function createAlerts(parts: AlertParts): Alerts {
  const { memory, logger } = parts;
  return {
    note: async (alert) => {
      const { demoId, incidentId } = alert.demo;
      const noted = alertSchema.parse({ ...alert, incidentId, state: 'due', reached: [] });
      await changeList(memory, demoId, 'alerts', alertSchema, (all) => {
        if (all.some((each) => isSameAlert(each, noted))) return all;
        const { kind, reason } = noted;
        logger.error({ demoId, kind, ...(reason && { reason }) }, 'a demo needs the attention of an admin');
        return [...all, noted];
      });
    },
    tell: async (demo) => {
      for (const alert of pendingAlertsIn(await memory.read(demo.demoId))) {
        if (alert.state !== 'due') continue;
        const now = await tellOne(parts, demo, alert);
        await changeList(memory, demo.demoId, 'alerts', alertSchema, (all) =>
          all.map((each) => (isSameAlert(each, alert) ? now : each)),
        );
      }
    },
  };
}

async function tellOne(parts: AlertParts, demo: Demo, alert: PendingAlert): Promise<PendingAlert> {
  // The demo was stuck and is now cleaned up, so the admins have nothing to do.
  if (alert.kind === 'stuck' && demo.phase === 'ended') return { ...alert, state: 'told' };
  const claim = await claimReason(parts.notes, alert, demo.demoId);
  if (claim !== 'ours') return { ...alert, state: claim === 'told' ? 'told' : 'due' };
  const { userIds, isComplete } = await parts.admins.list();
  if (userIds.length === 0) return { ...alert, state: isComplete ? 'nobody' : 'due' };
  const outcomes = await Promise.all(
    userIds.map(async (userId): Promise<[string, Outcome]> => {
      if (alert.reached.includes(userId)) return [userId, 'told'];
      return [userId, await parts.told('alert', demo, () => alertAdmin(parts, userId, asAlert(alert, demo)))];
    }),
  );
  const outcomeOf = (wanted: Outcome) => outcomes.filter(([, outcome]) => outcome === wanted).map(([userId]) => userId);
  const reached = outcomeOf('told');
  const unreached = [...outcomeOf('never'), ...outcomeOf('failed')];
  for (const userId of unreached) await keepForNextCommand(parts.notes, userId, asAlert(alert, demo));
  if (outcomeOf('later').length > 0 || !isComplete) return { ...alert, reached: [...reached, ...unreached] };
  await noteTold(parts.notes, alert);
  return { ...alert, reached, state: reached.length > 0 ? 'told' : 'waiting' };
}

async function alertAdmin({ door, people }: AlertParts, userId: string, alert: AdminAlert): Promise<void> {
  const { workspaceId } = alert.demo.participant;
  const text = textOf(await people.localeSoon({ workspaceId, userId }));
  await door.post(await door.openDm(userId), alertMessage(alert, text));
}
