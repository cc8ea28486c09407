import type { Demo } from '../scenario/demo.ts';
import type { Events } from '../scenario/ports/events.ts';
import type { Logger } from './logger.ts';

/** Creates the listener that logs what happens to demos, workshops, sweeps and jobs. */
export function createEvents(logger: Logger): Events {
  const about = (demo: Demo) => ({ demoId: demo.demoId, stage: demo.phase === 'running' ? demo.stage : demo.phase });
  return {
    demoPrepared: (demo) => logger.info({ ...about(demo), workshopId: demo.workshopId }, 'demo is being prepared'),
    demoStarted: (demo) => logger.info({ ...about(demo), scenario: demo.scenario }, 'demo started'),
    stageEntered: (demo, from) => logger.info({ ...about(demo), from }, 'stage entered'),
    stepFinished: (demo, step, durationMs) => logger.info({ ...about(demo), step, durationMs }, 'step finished'),
    codesRefused: (demo, refusal) => logger.info({ ...about(demo), refusal }, 'codes refused'),
    proofTaken: (demo, round, mfaState, outcome) =>
      logger.info({ ...about(demo), round, mfaState, outcome }, 'proof taken'),
    demoEnding: (demo, reason) => logger.info({ ...about(demo), reason }, 'demo is ending'),
    demoEnded: (demo) =>
      logger.info(
        {
          ...about(demo),
          reason: demo.endReason,
          removed: demo.receipt?.removed.length,
          left: demo.receipt?.left.length,
        },
        'demo ended',
      ),
    demoStuck: (demo) => logger.error({ ...about(demo), stuckReason: demo.stuckReason }, 'demo is stuck'),
    orphanSwept: ({ demoId, removed, left, failure }) =>
      failure === undefined
        ? logger.warn({ demoId, removed: removed.length }, 'an orphan was removed')
        : logger.error(
            { demoId, removed: removed.length, left: left.length, failure },
            'an orphan could not be removed',
          ),
    sweepFinished: (counts) => logger.info(counts, 'sweep finished'),
    cleanupBegun: (by, { demoIds, leftoverIds }) =>
      logger.info({ byUserId: by.userId, demoIds, leftoverIds }, 'cleanup begun by an admin'),
    workshopOpened: ({ workshopId, channelId, openedBy: byUserId, size }) =>
      logger.info({ workshopId, channelId, byUserId, size }, 'workshop opened'),
    workshopEnded: ({ workshopId }, joined) => logger.info({ workshopId, joined }, 'workshop ended'),
    jobRetried: (job, error) => logger.warn({ demoId: job.demoId, jobId: job.jobId, error }, 'job will be tried again'),
    bug: (demoId, incidentId, error) =>
      logger.error({ demoId, incidentId, error }, 'a job failed and will not be tried again'),
  };
}
