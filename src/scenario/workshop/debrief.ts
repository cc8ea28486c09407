import { readGuess } from './guess.ts';
import { type CourseOfLesson, furthestStep, median, medianPerStep } from './steps.ts';
import { DEBRIEF_QUESTIONS, type DebriefQuestion, type Seat, type Workshop } from './workshop.ts';

/** What one step was for the people of a workshop. */
export interface DebriefStep {
  /** How many have begun it. */
  readonly reached: number;
  /** How many came no further, and have not finished the lesson. */
  readonly droppedOff: number;
  /** Of those who got through it, in milliseconds; absent where nobody did, or where the step takes no time of its own. */
  readonly medianMs?: number | undefined;
}

/** What the room expected of one try, beside what came. */
export interface RoomGuess {
  /** The try, in a word of the lesson. */
  readonly about: string;
  readonly expectedDenied: number;
  readonly expectedAllowed: number;
  readonly denied: number;
  readonly allowed: number;
}

/** What came of a workshop: what its message, its table and its chart say. */
export interface Debrief {
  readonly workshop: Workshop;
  /** In the order of joining. */
  readonly seats: readonly Seat[];
  /** How many demos have begun: people may join and not begin. */
  readonly begun: number;
  readonly finished: number;
  /** From the beginning of a demo to the result, in milliseconds; absent where nobody has finished. */
  readonly medianMs?: number | undefined;
  /** How many demos ended with nothing left in AWS. */
  readonly cleanedUp: number;
  /** Resources that were deleted, and that a fresh listing still found. */
  readonly removed: number;
  readonly left: number;
  readonly refusedCodes: number;
  /** How many people have asked for help. */
  readonly raisedHands: number;
  /** One for each step of the lesson. */
  readonly steps: readonly DebriefStep[];
  /** In the order of the first guess about each. */
  readonly guesses: readonly RoomGuess[];
  /** How often each answer was given. */
  readonly answers: Readonly<Record<DebriefQuestion, Readonly<Record<string, number>>>>;
}

/** Says whether the demo of this person has shown what its lesson is there to show. */
export function hasFinished({ progress }: Pick<Seat, 'progress'>): boolean {
  return progress?.result !== undefined;
}

/** Counts what the people of a workshop did: how far they came, where they stopped, and how long each step took. */
export function debriefOf(workshop: Workshop, seats: readonly Seat[], course: CourseOfLesson): Debrief {
  const progresses = seats.flatMap(({ progress }) => progress ?? []);
  const finished = seats.filter(hasFinished);
  return {
    workshop,
    seats: seats.toSorted((one, other) => one.number - other.number),
    begun: progresses.length,
    finished: finished.length,
    medianMs: median(finished.flatMap((seat) => wholeTime(seat, course))),
    cleanedUp: progresses.filter(({ place, left }) => place === 'ended' && (left ?? 0) === 0).length,
    removed: sum(progresses.map(({ removed }) => removed)),
    left: sum(progresses.map(({ left }) => left)),
    refusedCodes: sum(progresses.map(({ refusals }) => refusals)),
    raisedHands: seats.filter(({ hand }) => hand !== undefined).length,
    steps: stepsOf(seats, course),
    guesses: guessesOf(seats),
    answers: answersOf(seats),
  };
}

function stepsOf(seats: readonly Seat[], course: CourseOfLesson): DebriefStep[] {
  const last = course.steps.length - 1;
  const begun = seats.flatMap((seat) => (seat.progress ? [{ seat, step: furthestStep(seat.progress, course) }] : []));
  const medians = medianPerStep(seats, course);
  return course.steps.map((_, index) => ({
    reached: begun.filter(({ seat, step }) => step >= index || hasFinished(seat)).length,
    droppedOff: begun.filter(({ seat, step }) => Math.min(step, last) === index && !hasFinished(seat)).length,
    medianMs: medians[index],
  }));
}

function wholeTime({ progress }: Seat, { restsAt }: CourseOfLesson): number[] {
  const end = progress?.reached[restsAt];
  return progress && end !== undefined ? [end - Math.min(...Object.values(progress.reached))] : [];
}

/** Counts what the people of a workshop expected of each try, beside what came. */
export function guessesOf(seats: readonly Seat[]): RoomGuess[] {
  const guesses = seats.flatMap(({ progress }) =>
    Object.entries(progress?.guesses ?? {}).flatMap(([about, word]) => {
      const guess = readGuess(word);
      return guess ? [{ about, ...guess }] : [];
    }),
  );
  return [...new Set(guesses.map(({ about }) => about))].map((about) => {
    const count = (field: 'expected' | 'answer', value: string) =>
      guesses.filter((one) => one.about === about && one[field] === value).length;
    return {
      about,
      expectedDenied: count('expected', 'denied'),
      expectedAllowed: count('expected', 'allowed'),
      denied: count('answer', 'denied'),
      allowed: count('answer', 'allowed'),
    };
  });
}

function answersOf(seats: readonly Seat[]): Debrief['answers'] {
  const [understood = {}, hardest = {}] = DEBRIEF_QUESTIONS.map((question) => {
    const given = seats.flatMap(({ answers }) => answers?.[question] ?? []);
    return Object.fromEntries([...new Set(given)].map((one) => [one, given.filter((other) => other === one).length]));
  });
  return { understood, hardest };
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count = 0) => total + count, 0);
}
