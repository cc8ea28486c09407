import * as z from 'zod';
import type { Conversation } from '../../../scenario/ports/conversation-memory.ts';
import type { AdminAlert, AlertedDemo } from '../../../scenario/ports/messenger.ts';
import { readList } from '../fact-list.ts';

/**
 * `due`: still to be told. `told`: every admin who can be written to knows. `waiting`: Slack lets the bot write to none of them, so
 * each reads it with the next command. `nobody`: there are no admins.
 */
const STATES = ['due', 'told', 'waiting', 'nobody'] as const;

export const alertSchema = z.object({
  kind: z.enum(['surprise', 'stuck', 'misconfigured', 'unreachable', 'left-in-slack', 'no-pictures']),
  reason: z.string().default(''),
  incidentId: z.string().optional(),
  state: z.enum(STATES),
  /** Admins to whom nothing more is to be sent. */
  reached: z.array(z.string()),
});
export type PendingAlert = z.infer<typeof alertSchema>;

/** What a participant can be told about the admins: of alerts that mean the demo's end, not of settings. */
export type AdminsKnow = 'told' | 'due' | 'nobody';
const OF_THE_END = ['surprise', 'stuck', 'misconfigured', 'unreachable'];

export function pendingAlertsIn({ alerts }: Conversation): readonly PendingAlert[] {
  return readList(alerts, alertSchema);
}

export function hasDueAlerts(known: Conversation): boolean {
  return pendingAlertsIn(known).some(({ state }) => state === 'due');
}

/** Returns nothing when the admins need not hear of this demo. */
export function whatAdminsKnow(known: Conversation): AdminsKnow | undefined {
  const states = pendingAlertsIn(known)
    .filter(({ kind }) => OF_THE_END.includes(kind))
    .map(({ state }) => state);
  if (states.length === 0) return undefined;
  if (states.includes('nobody')) return 'nobody';
  return states.every((state) => state === 'told') ? 'told' : 'due';
}

/** AWS gives every request an id, which its failures name: the reason is the same without it. */
export function isSameAlert(one: Pick<PendingAlert, 'kind' | 'reason'>, other: Pick<PendingAlert, 'kind' | 'reason'>) {
  const withoutId = (reason: string) => reason.replace(/, request [^)]*/, '');
  return one.kind === other.kind && withoutId(one.reason) === withoutId(other.reason);
}

export function asAlert({ kind, reason, incidentId }: PendingAlert, demo: AlertedDemo): AdminAlert {
  const { demoId, participant } = demo;
  const alerted = { demoId, participant, incidentId: incidentId ?? demo.incidentId };
  return kind === 'surprise' ? { kind, demo: alerted } : { kind, demo: alerted, reason };
}
