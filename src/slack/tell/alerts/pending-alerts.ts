import * as z from 'zod';
import type { Conversation } from '../../../scenario/ports/conversation-memory.ts';
import type { AdminAlert, AlertedDemo } from '../../../scenario/ports/messenger.ts';
import { readList } from '../fact-list.ts';

/**
 * `due`: still to be sent. `told`: every admin to whom the bot can write has the alert or the same alert of another
 * demo, or the demo was stuck and has now ended. `waiting`: the bot could write to no admin, so each admin reads the
 * alert after their next command. `nobody`: there are no admins to alert.
 */
const STATES = ['due', 'told', 'waiting', 'nobody'] as const;

export const alertSchema = z.object({
  kind: z.enum(['surprise', 'stuck', 'misconfigured', 'unreachable', 'left-in-slack', 'no-pictures']),
  reason: z.string().default(''),
  incidentId: z.string().optional(),
  state: z.enum(STATES),
  /** Admins to whom nothing more has to be sent. */
  reached: z.array(z.string()),
});
export type PendingAlert = z.infer<typeof alertSchema>;

/**
 * What the admins know about a demo, for a sentence to its participant. Only alerts about a demo that ends or is stuck
 * count, not the alerts that Slack keeps a message or file, or accepts no pictures.
 */
export type AdminsKnow = 'told' | 'due' | 'nobody';
const OF_THE_END = ['surprise', 'stuck', 'misconfigured', 'unreachable'];

/** Parses the alerts of a demo. */
export function pendingAlertsIn({ alerts }: Conversation): readonly PendingAlert[] {
  return readList(alerts, alertSchema);
}

/** Whether alerts of the demo are still to be sent. */
export function hasDueAlerts(known: Conversation): boolean {
  return pendingAlertsIn(known).some(({ state }) => state === 'due');
}

/** Returns what the admins know about a demo; `undefined` if they need no alert about it. */
export function whatAdminsKnow(known: Conversation): AdminsKnow | undefined {
  const states = pendingAlertsIn(known)
    .filter(({ kind }) => OF_THE_END.includes(kind))
    .map(({ state }) => state);
  if (states.length === 0) return undefined;
  if (states.includes('nobody')) return 'nobody';
  return states.every((state) => state === 'told') ? 'told' : 'due';
}

/** Whether two alerts are the same. The ids of AWS requests in the reasons are ignored. */
export function isSameAlert(one: Pick<PendingAlert, 'kind' | 'reason'>, other: Pick<PendingAlert, 'kind' | 'reason'>) {
  const withoutId = (reason: string) => reason.replace(/, request [^)]*/, '');
  return one.kind === other.kind && withoutId(one.reason) === withoutId(other.reason);
}

export function asAlert({ kind, reason, incidentId }: PendingAlert, demo: AlertedDemo): AdminAlert {
  const { demoId, participant } = demo;
  const alerted = { demoId, participant, incidentId: incidentId ?? demo.incidentId };
  return kind === 'surprise' ? { kind, demo: alerted } : { kind, demo: alerted, reason };
}
