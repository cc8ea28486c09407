import type { z } from 'zod';
import { type Demo, isNobodys, type RemovableKind, type ScenarioId } from './demo.ts';
import { remind } from './participant/remind.ts';
import type { Priority } from './ports/job-queue.ts';
import type { Secret } from './secret.ts';
import type { Step } from './step.ts';

/** What is done in a stage, and where it leads. Steps that are finished already are skipped. */
export interface StageWork<State extends object = object> {
  readonly steps: readonly Step<State>[];
  /** Absent: the stage waits for the person, or the demo ends in it. */
  readonly next?: string;
  /** The demo ends by itself when the steps of this stage are done. */
  readonly ends?: true;
  /** Where refused codes lead back to. */
  readonly onRefused?: string;
  /** Where a refusal may lead instead, when the step says so. */
  readonly detours?: readonly string[];
  readonly priority: Priority;
}

/** What a person has entered into a window. */
export interface Submitted<State extends object = object> {
  readonly codes: readonly Secret[];
  /** What else was chosen in the window, by name, as it came from outside. */
  readonly choices: Readonly<Record<string, string>>;
  /** The time of the submission, in epoch milliseconds. */
  readonly at: number;
  readonly state: State;
}

/** Codes that a person types into a window. */
export interface Form<State extends object = object> {
  /** The stage that waits for it. */
  readonly stage: string;
  /** Another stage that takes it too. */
  readonly alsoIn?: string;
  /** The stage that works on it. */
  readonly next: string;
  /** Ids of the steps that are done again for it, because an earlier submission has finished them. */
  readonly redo?: readonly string[];
  /** How many codes it takes. */
  readonly codes: number;
  /** Returns what changes in the lesson's state. */
  take(submitted: Submitted<State>): Partial<State>;
  /** Says in a word of the lesson what is wrong with the first code, while the others are still to be typed. */
  checkFirst?(state: State, code: Secret, now: number): string | undefined;
}

/** One lesson, as data: the kernel runs it and knows nothing else of it. */
export interface Scenario<State extends object = object> {
  readonly id: ScenarioId;
  /** `false`: participants cannot choose it; another part of the bot begins it, with a state of its own. */
  readonly isLesson?: false;
  readonly firstStage: string;
  readonly firstState: State;
  readonly stages: Readonly<Record<string, StageWork<State>>>;
  readonly forms: Readonly<Record<string, Form<State>>>;
  /** What it remembers, and what of that is secret. */
  readonly state: z.ZodType<State>;
  /** When the participant may ask for the QR code once more, and the ids of the steps that are done again then. */
  readonly onResend?: { readonly stage: string; readonly redo: readonly string[] };
  /** Ids of the steps that are done again when the participant has taken more time. */
  readonly onMoreTime: readonly string[];
  /** Says whether AWS allowed what it must deny: then the demo ends, and the admins are told. */
  isSurprise(state: State): boolean;
  /** Returns the state without the secrets that the teardown does not need. */
  withoutSecrets(state: State): State;
  /** What the demo has shown, in a word of the lesson, for the participant's history; absent while it is not finished. */
  result?(state: State): string | undefined;
  /** What the participant expects of each try, and of those that were made, what came of them, in words of the lesson. */
  guesses?(state: State): Readonly<Record<string, string>>;
  /** The seed that the participant may type by hand now, if there is one. */
  seedToType?(state: State): Secret | undefined;
}

type Done = Pick<Demo, 'finishedSteps' | 'redo' | 'prepared'>;

/** Finds the first step of a stage that is due: not finished yet, or to be done again. Without a person some cannot be done. */
export function dueStep(demo: Done, { steps }: StageWork): Step | undefined {
  return steps.find((step) => isDue(demo, step.id) && (step.needsNobody || !isNobodys(demo)));
}

/** Says whether something can be done in the lesson before anybody has come. */
export function canBePrepared({ firstStage, stages }: Scenario): boolean {
  return stages[firstStage]?.steps.some(({ needsNobody }) => needsNobody) ?? false;
}

/** Says whether the demo waits for the bot and not for the person; the reminder has a time of its own. */
export function hasWorkLeft(demo: Done, work: StageWork): boolean {
  if (isNobodys(demo)) return dueStep(demo, work) !== undefined;
  const { steps, next, ends } = work;
  return next !== undefined || ends === true || steps.some((step) => step !== remind && isDue(demo, step.id));
}

function isDue({ finishedSteps, redo }: Pick<Demo, 'finishedSteps' | 'redo'>, stepId: string): boolean {
  return !finishedSteps.includes(stepId) || redo.includes(stepId);
}

/** Adds steps that are to be done again. */
export function withRedo({ redo }: Pick<Demo, 'redo'>, stepIds: readonly string[]): string[] {
  return [...new Set([...redo, ...stepIds])];
}

/** Says whether a demo in this stage takes the form. */
export function takesForm({ stage, alsoIn }: Pick<Form, 'stage' | 'alsoIn'>, inStage: string): boolean {
  return stage === inStage || alsoIn === inStage;
}

export function allSteps(scenario: Scenario): Step[] {
  return [...new Set(Object.values(scenario.stages).flatMap((work) => work.steps))];
}

/** Says whether the lesson may leave a role in AWS. */
export function makesRole(scenario: Scenario): boolean {
  return stepsThatLeave(scenario, 'role').length > 0;
}

/** The ids of the steps that may leave a thing of this kind in AWS. */
export function stepsThatLeave(scenario: Scenario, kind: RemovableKind): string[] {
  return allSteps(scenario)
    .filter(({ leaves }) => leaves === kind)
    .map(({ id }) => id);
}
