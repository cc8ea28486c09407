import type { Seat, SeatProgress } from './workshop.ts';

/** The steps of a lesson as people see them, each with its stages. Each lesson's face has these fields. */
export interface CourseOfLesson {
  /** In order. A step without a stage is done together with the step before it. */
  readonly steps: readonly { readonly stages: readonly string[] }[];
  /** The stage after the last step. */
  readonly restsAt: string;
}

/**
 * Returns the index of the step to which a stage belongs: the number of steps for `restsAt`, and -1 for an unknown
 * stage.
 */
export function stepOfStage(stage: string, { steps, restsAt }: CourseOfLesson): number {
  return stage === restsAt ? steps.length : steps.findIndex(({ stages }) => stages.includes(stage));
}

/** Returns the index of the furthest step that a person has begun; -1 for none. */
export function furthestStep(
  { stage, reached }: Pick<SeatProgress, 'stage' | 'reached'>,
  course: CourseOfLesson,
): number {
  return Math.max(...[stage, ...Object.keys(reached)].map((one) => stepOfStage(one, course)));
}

/**
 * Returns how long a person was in each step, in milliseconds: from its first stage to the first stage of a later step.
 * It is undefined for a step that the person has not left, and for a step without a stage.
 */
export function timePerStep(
  { reached }: Pick<SeatProgress, 'reached'>,
  course: CourseOfLesson,
): readonly (number | undefined)[] {
  const times = Object.entries(reached).map(([stage, at]) => ({ step: stepOfStage(stage, course), at }));
  const earliest = (isIt: (step: number) => boolean) =>
    Math.min(...times.filter(({ step }) => isIt(step)).map(({ at }) => at));
  return course.steps.map((_, index) => {
    const took = earliest((step) => step > index) - earliest((step) => step === index);
    return Number.isFinite(took) ? took : undefined;
  });
}

/**
 * Returns the median time in each step, in milliseconds, of the people who have left it. It is undefined for a step
 * that no one has left, and for a step without a stage.
 */
export function medianPerStep(
  seats: readonly Pick<Seat, 'progress'>[],
  course: CourseOfLesson,
): readonly (number | undefined)[] {
  const times = seats.flatMap(({ progress }) => (progress ? [timePerStep(progress, course)] : []));
  return course.steps.map((_, index) => median(times.flatMap((ofPerson) => ofPerson[index] ?? [])));
}

/** Returns the median: the middle number, or the mean of the two in the middle. Returns undefined for an empty list. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
