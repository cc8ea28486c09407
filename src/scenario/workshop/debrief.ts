import { readGuess } from './guess.ts';
import { type CourseOfLesson, furthestStep, median, medianPerStep } from './steps.ts';
import { DEBRIEF_QUESTIONS, type DebriefQuestion, type Seat, type Workshop } from './workshop.ts';

/** The counts of one step of the lesson. */
export interface DebriefStep {
  /** How many people have begun the step. */
  readonly reached: number;
  /** How many people stopped in this step, and have not finished the lesson. */
  readonly droppedOff: number;
  /**
   * The median time in the step, in milliseconds, of the people who have left it. Absent if no one has left it, or if
   * the lesson does this step together with the step before.
   */
  readonly medianMs?: number | undefined;
}

/**
 * The guesses of all people about one attempt of the lesson: how many expected each answer of AWS, and how many got
 * each answer.
 */
export interface RoomGuess {
  /** The attempt, an id that the lesson defines. */
  readonly about: string;
  readonly expectedDenied: number;
  readonly expectedAllowed: number;
  readonly denied: number;
  readonly allowed: number;
}

/** The results of a workshop, for its message, its table and its chart. */
export interface Debrief {
  readonly workshop: Workshop;
  /** All participants, in the order in which they joined. */
  readonly seats: readonly Seat[];
  /** How many people have a demo that has begun. They may be fewer than the people who joined. */
  readonly begun: number;
  readonly finished: number;
  /** The median time from the beginning of a demo to its result, in milliseconds; absent if no one has finished. */
  readonly medianMs?: number | undefined;
  /** How many demos ended with nothing left in AWS. */
  readonly cleanedUp: number;
  /** How many resources the teardowns of all demos deleted in AWS. */
  readonly removed: number;
  /** How many resources the teardowns still found in AWS after the deletion. */
  readonly left: number;
  readonly refusedCodes: number;
  /** How many people have asked for help. */
  readonly raisedHands: number;
  /** One for each step of the lesson. */
  readonly steps: readonly DebriefStep[];
  /** One for each attempt that somebody guessed about, in the order in which the seats name them. */
  readonly guesses: readonly RoomGuess[];
  /** For each question of the debrief, how often people chose each answer. */
  readonly answers: Readonly<Record<DebriefQuestion, Readonly<Record<string, number>>>>;
}

/** Returns whether this person's demo has reached the result of its lesson. */
export function hasFinished({ progress }: Pick<Seat, 'progress'>): boolean {
  return progress?.result !== undefined;
}

/** Counts the results of a workshop: how far people came, where they stopped, and how long each step took. */
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

/** Counts for each attempt the answers that people expected and the answers that AWS gave. */
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
