import type { Demo } from '../../scenario/demo.ts';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { AdminAlert, Messenger } from '../../scenario/ports/messenger.ts';
import type { SlackDoor } from '../api/slack-door.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import { alertMessage } from '../messages/alert.ts';
import type { Admins } from '../people/admins.ts';
import type { People } from '../people/people.ts';
import { textOf } from '../text/catalog.ts';

/** What ends one demo ends every demo: a whole class that starts together is told of as one. */
const SAME_REASON_MS = 10 * 60_000;

/** Whether it could be told. Never throws. */
export type Tell = (what: string, demo: Demo, tell: () => Promise<unknown>) => Promise<boolean>;

interface AlertParts {
  readonly door: SlackDoor;
  readonly people: People;
  readonly admins: Admins;
  readonly logger: SlackLogger;
  readonly clock: Clock;
  readonly told: Tell;
}

/** Tells the admins, each in a direct message, and the log. */
export function createAlerts(parts: AlertParts): Messenger['alertAdmins'] {
  const toldAt = new Map<string, number>();
  const isOldNews = (alert: AdminAlert) => {
    if (alert.kind !== 'misconfigured') return false;
    const now = parts.clock.now();
    for (const [reason, at] of toldAt) if (now - at >= SAME_REASON_MS) toldAt.delete(reason);
    if (toldAt.has(alert.reason)) return true;
    toldAt.set(alert.reason, now);
    return false;
  };
  return async (alert) => {
    const { kind, demo } = alert;
    const reason = kind === 'misconfigured' ? alert.reason : demo.stuckReason;
    parts.logger.error({ demoId: demo.demoId, kind, reason }, 'a demo needs a person');
    if (isOldNews(alert)) return;
    const adminUserIds = await parts.admins.list();
    await Promise.all(adminUserIds.map((userId) => parts.told('alert', demo, () => alertAdmin(parts, userId, alert))));
  };
}

async function alertAdmin({ door, people }: AlertParts, userId: string, alert: AdminAlert): Promise<void> {
  const { workspaceId } = alert.demo.participant;
  const text = textOf(await people.localeSoon({ workspaceId, userId }));
  await door.post(await door.openDm(userId), alertMessage(alert, text));
}
