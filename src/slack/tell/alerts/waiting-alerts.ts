import * as z from 'zod';
import type { AdminAlert } from '../../../scenario/ports/messenger.ts';
import { type Notes, noteName } from '../../../scenario/ports/notes.ts';
import { readList } from '../fact-list.ts';
import { alertSchema, asAlert } from './pending-alerts.ts';

const KEPT_MS = 7 * 24 * 3_600_000;
/**
 * The most saved alerts of one admin. They are sent after the answer to a command, through its `response_url`, which
 * accepts five messages.
 */
const MOST_KEPT = 3;

const waitingSchema = alertSchema.pick({ kind: true, reason: true, incidentId: true }).extend({
  demoId: z.string(),
  participant: z.object({ workspaceId: z.string(), userId: z.string(), locale: z.string() }),
});

/** Saves an alert for an admin to whom the bot cannot write. @throws UpstreamError */
export async function keepForNextCommand(notes: Notes, userId: string, alert: AdminAlert): Promise<void> {
  const { demoId, participant, incidentId } = alert.demo;
  const waiting = waitingSchema.parse({ ...alert, demoId, participant, incidentId });
  const others = readList(await notes.read(nameOf(userId)), waitingSchema);
  if (others.some((other) => other.demoId === demoId && other.kind === waiting.kind)) return;
  await notes.keep(nameOf(userId), JSON.stringify([...others, waiting].slice(-MOST_KEPT)), KEPT_MS);
}

/** Returns and deletes the saved alerts of an admin, oldest first. @throws UpstreamError */
export async function takeWaitingAlerts(notes: Notes, userId: string): Promise<readonly AdminAlert[]> {
  const kept = readList(await notes.read(nameOf(userId)), waitingSchema);
  if (kept.length === 0) return [];
  await notes.forget(nameOf(userId));
  return kept.map((one) => asAlert({ ...one, state: 'due', reached: [] }, one));
}

function nameOf(userId: string): string {
  return noteName('waiting-alerts', userId);
}
