import type { Demo } from '../scenario/demo.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import type { Events } from '../scenario/ports/events.ts';
import type { AuditRecord } from '../shared/audit-record.ts';
import type { Scopes } from './scope.ts';

interface AuditParts {
  readonly clock: Clock;
  readonly scopes: Scopes;
  /** Stores a record; must not throw. */
  readonly keep: (record: AuditRecord) => void;
}

type Told = Pick<AuditRecord, 'event' | 'demoId' | 'workspaceId' | 'participantId' | 'byUserId' | 'details'>;

/**
 * Creates a listener that makes one audit record for each event of a demo, a workshop, an orphan or a cleanup: time,
 * person, event, and the ids of the AWS requests that the job has made since its last record.
 */
export function createAuditEvents({ clock, scopes, keep }: AuditParts): Partial<Events> {
  const tell = (told: Told) => {
    const scope = scopes.current();
    const awsRequestIds = scope?.requestIds ?? [];
    if (scope) scope.requestIds = [];
    keep({ at: clock.now(), ...told, awsRequestIds });
  };
  const about = (event: string, demo: Demo, details: AuditRecord['details'] = {}) =>
    tell({
      event,
      demoId: demo.demoId,
      workspaceId: demo.participant.workspaceId,
      participantId: demo.prepared?.isTaken === false ? undefined : demo.participant.userId,
      details,
    });
  return {
    demoPrepared: (demo) => about('demo-prepared', demo, { scenario: demo.scenario, workshop: demo.workshopId ?? '' }),
    demoStarted: (demo) => about('demo-started', demo, { scenario: demo.scenario }),
    stageEntered: (demo, from) => about('stage-entered', demo, { stage: demo.stage, from }),
    stepFinished: (demo, step) => about('step-finished', demo, { step }),
    codesRefused: (demo, refusal) => about('codes-refused', demo, { refusal }),
    proofTaken: (demo, round, mfaState, outcome) => about('proof-taken', demo, { round, mfaState, outcome }),
    demoEnding: (demo, reason) => about('demo-ending', demo, { reason }),
    demoEnded: (demo) =>
      about('demo-ended', demo, {
        reason: demo.endReason ?? 'unknown',
        removed: demo.receipt?.removed.length ?? 0,
        left: demo.receipt?.left.length ?? 0,
      }),
    demoStuck: (demo) => about('demo-stuck', demo, { reason: demo.stuckReason ?? 'unknown' }),
    orphanSwept: ({ demoId, removed, left }) =>
      tell({ event: 'orphan-swept', demoId, details: { removed: removed.length, left: left.length } }),
    workshopOpened: ({ workshopId, channelId, openedBy: byUserId, workspaceId }) =>
      tell({ event: 'workshop-opened', byUserId, workspaceId, details: { workshop: workshopId, channel: channelId } }),
    workshopEnded: ({ workshopId, workspaceId }, joined) =>
      tell({ event: 'workshop-ended', workspaceId, details: { workshop: workshopId, joined } }),
    cleanupBegun: (by, { demoIds, leftoverIds }) =>
      tell({
        event: 'cleanup-begun',
        byUserId: by.userId,
        workspaceId: by.workspaceId,
        details: { demos: demoIds.join(' '), leftovers: leftoverIds.join(' ') },
      }),
  };
}
