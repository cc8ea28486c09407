import { UpstreamError } from '../../errors.ts';
import { type Demo, isNobodys, isRunning, placeOf } from '../demo.ts';
import { workshopJob } from '../jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { WorkshopStore } from '../ports/workshop-store.ts';
import type { Scenarios } from '../scenarios.ts';
import type { Seat, SeatProgress } from './workshop.ts';

export interface NotingParts {
  readonly workshops: WorkshopStore;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly scenarios: Scenarios;
}

/** Returns a messenger that also notes in the participant's seat how far the demo is. */
export function notingSeats({ messenger, ...parts }: NotingParts & { readonly messenger: Messenger }): Messenger {
  return {
    ...messenger,
    showDemo: async (demo) => {
      await noteSeat(parts, demo).catch(unlessUpstream);
      return messenger.showDemo(demo);
    },
  };
}

/** Ignores UpstreamErrors: the workshop's job looks at all demos again before the workshop ends. */
function unlessUpstream(error: unknown): void {
  if (!(error instanceof UpstreamError)) throw error;
}

/**
 * Notes in the participant's seat where the demo is. If this changes the seat, enqueues a job that updates the board.
 * Does nothing outside a workshop.
 * @throws UpstreamError
 */
export async function noteSeat(parts: NotingParts, demo: Demo): Promise<void> {
  const { workshopId, participant } = demo;
  if (workshopId === undefined) return;
  let isNews = false;
  const note = () =>
    parts.workshops.change(workshopId, participant.userId, (seat) => {
      const progress = progressOf(demo, seat.progress, parts);
      isNews = progress !== undefined;
      return progress ? { progress } : {};
    });
  if (!(await note()) && (await missingSeat(parts, demo))) await note();
  if (isNews) await parts.queue.enqueue(workshopJob({ workshopId }, parts.clock.now()));
}

/** Takes a seat for a participant who has none because a process crashed after it started the demo. */
async function missingSeat({ workshops, clock }: NotingParts, demo: Demo): Promise<Seat | undefined> {
  const { workshopId, participant } = demo;
  if (workshopId === undefined || isNobodys(demo) || !isRunning(demo)) return undefined;
  const { userId, locale } = participant;
  return (await workshops.takeSeat(workshopId, { userId, locale, joinedAt: clock.now() }))?.seat;
}

/** Returns the new progress of a seat, or undefined when nothing has changed. */
function progressOf(
  demo: Demo,
  before: SeatProgress | undefined,
  { clock, scenarios }: Pick<NotingParts, 'clock' | 'scenarios'>,
): SeatProgress | undefined {
  const isOfAnother = before !== undefined && before.demoId !== demo.demoId;
  // This is the end of an earlier demo. The seat already shows the participant's next demo.
  if (isOfAnother && demo.phase !== 'running') return undefined;
  const reached = isOfAnother ? {} : (before?.reached ?? {});
  const place = placeOf(demo);
  const { guesses, result } = scenarios.of(demo);
  const progress: SeatProgress = {
    demoId: demo.demoId,
    place,
    stage: demo.stage,
    reached: place in reached ? reached : { ...reached, [place]: clock.now() },
    refusals: demo.refusalCount,
    guesses: guesses?.(demo.state),
    result: result?.(demo.state),
    endReason: demo.endReason,
    ...(demo.receipt && { removed: demo.receipt.removed.length, left: demo.receipt.left.length }),
  };
  return before !== undefined && JSON.stringify(before) === JSON.stringify(progress) ? undefined : progress;
}
