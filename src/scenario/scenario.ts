import type { z } from 'zod';
import { type Demo, isNobodys, type RemovableKind, type ScenarioId } from './demo.ts';
import { remind } from './participant/remind.ts';
import type { Priority } from './ports/job-queue.ts';
import type { Secret } from './secret.ts';
import type { Step } from './step.ts';

/** The work of a stage, and the stage that follows. A finished step runs again only if the demo's `redo` names it. */
export interface StageWork<State extends object = object> {
  readonly steps: readonly Step<State>[];
  /** The next stage. If absent, the stage waits for the person, or the demo ends in it. */
  readonly next?: string;
  /** The demo ends automatically when the steps of this stage are done. */
  readonly ends?: true;
  /** The stage that follows when codes are refused. If absent, the demo stays in its stage. */
  readonly onRefused?: string;
  /** Other stages that may follow when codes are refused. The step chooses one of them. */
  readonly detours?: readonly string[];
  readonly priority: Priority;
}

/** What a person has entered in a window. */
export interface Submitted<State extends object = object> {
  readonly codes: readonly Secret[];
  /** Other choices in the window, by name. They are not validated. */
  readonly choices: Readonly<Record<string, string>>;
  /** The time of the submission, in epoch milliseconds. */
  readonly at: number;
  readonly state: State;
}

/** A window in which a person types codes. */
export interface Form<State extends object = object> {
  /** The stage that waits for the codes. */
  readonly stage: string;
  /** Another stage that also accepts the codes. */
  readonly alsoIn?: string;
  /** The stage that works on the codes. */
  readonly next: string;
  /** Ids of steps that must run again after a submission, because an earlier submission has finished them. */
  readonly redo?: readonly string[];
  /** How many codes the form has. */
  readonly codes: number;
  /** Returns the changes to the lesson's state. */
  take(submitted: Submitted<State>): Partial<State>;
  /**
   * Checks the first code before the person has typed the others. Returns the id of a problem that the lesson defines,
   * or undefined.
   * @param now epoch milliseconds
   */
  checkFirst?(state: State, code: Secret, now: number): string | undefined;
}

/** One lesson, as data. The kernel runs it, and knows nothing else about it. */
export interface Scenario<State extends object = object> {
  readonly id: ScenarioId;
  /**
   * `false` if participants cannot choose it. Then another part of the bot starts the demo and gives it its first
   * state.
   */
  readonly isLesson?: false;
  readonly firstStage: string;
  readonly firstState: State;
  readonly stages: Readonly<Record<string, StageWork<State>>>;
  readonly forms: Readonly<Record<string, Form<State>>>;
  /** The schema of the lesson's state. It marks what is secret. */
  readonly state: z.ZodType<State>;
  /**
   * The stage in which the participant can ask for the QR code again, and the ids of the steps that must then run
   * again.
   */
  readonly onResend?: { readonly stage: string; readonly redo: readonly string[] };
  /** Ids of the steps that must run again when the participant takes more time. */
  readonly onMoreTime: readonly string[];
  /** Returns whether AWS allowed a call that it must deny. Then the demo ends, and the admins get an alert. */
  isSurprise(state: State): boolean;
  /** Returns the state without the secrets that the teardown does not need. */
  withoutSecrets(state: State): State;
  /**
   * Returns the result for the participant's history, an id that the lesson defines. Returns undefined while the demo
   * is not finished, or if AWS did not answer as the lesson expects.
   */
  result?(state: State): string | undefined;
  /**
   * Returns the participant's guesses by attempt, an id that the lesson defines. A guess is a text of `writeGuess`: the
   * expected answer of AWS, and the real one after the attempt.
   */
  guesses?(state: State): Readonly<Record<string, string>>;
  /** Returns the setup key that the participant can type by hand now, if there is one. */
  seedToType?(state: State): Secret | undefined;
}

type Done = Pick<Demo, 'finishedSteps' | 'redo' | 'prepared'>;

/**
 * Returns the first step of a stage that is due: it is not finished, or must run again. For a prepared demo without a
 * participant, only steps that need no person count.
 */
export function dueStep(demo: Done, { steps }: StageWork): Step | undefined {
  return steps.find((step) => isDue(demo, step.id) && (step.needsNobody || !isNobodys(demo)));
}

/** Returns whether the lesson has steps that can run before a participant has joined. */
export function canBePrepared({ firstStage, stages }: Scenario): boolean {
  return stages[firstStage]?.steps.some(({ needsNobody }) => needsNobody) ?? false;
}

/**
 * Returns whether the demo waits for the bot and not for the person. The step that posts the reminder is not counted,
 * because it waits for its time and not for work.
 */
export function hasWorkLeft(demo: Done, work: StageWork): boolean {
  if (isNobodys(demo)) return dueStep(demo, work) !== undefined;
  const { steps, next, ends } = work;
  return next !== undefined || ends === true || steps.some((step) => step !== remind && isDue(demo, step.id));
}

function isDue({ finishedSteps, redo }: Pick<Demo, 'finishedSteps' | 'redo'>, stepId: string): boolean {
  return !finishedSteps.includes(stepId) || redo.includes(stepId);
}

/** Returns the demo's list of steps that must run again, with `stepIds` added. */
export function withRedo({ redo }: Pick<Demo, 'redo'>, stepIds: readonly string[]): string[] {
  return [...new Set([...redo, ...stepIds])];
}

/** Returns whether a demo in this stage accepts the form. */
export function takesForm({ stage, alsoIn }: Pick<Form, 'stage' | 'alsoIn'>, inStage: string): boolean {
  return stage === inStage || alsoIn === inStage;
}

export function allSteps(scenario: Scenario): Step[] {
  return [...new Set(Object.values(scenario.stages).flatMap((work) => work.steps))];
}

/** Returns whether the lesson may leave a role in AWS. */
export function makesRole(scenario: Scenario): boolean {
  return stepsThatLeave(scenario, 'role').length > 0;
}

/** Returns the ids of the steps that may leave a resource of this kind in AWS. */
export function stepsThatLeave(scenario: Scenario, kind: RemovableKind): string[] {
  return allSteps(scenario)
    .filter(({ leaves }) => leaves === kind)
    .map(({ id }) => id);
}
