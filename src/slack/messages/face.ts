import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Demo, ScenarioId } from '../../scenario/demo.ts';
import type { QueuePlace } from '../../scenario/participant/operations.ts';
import type { Secret } from '../../scenario/secret.ts';
import type { ViewContext } from '../ids.ts';
import type { Text } from '../text/en.ts';
import type { MenuItem } from './menu.ts';
import type { ResultTable } from './table.ts';

/** One step of the lesson, as the line of steps names it. */
export interface LessonStep {
  readonly label: string;
  readonly isDone: boolean;
}

/** What a lesson says of one of its steps. */
export interface StepFace<State extends object = object> {
  name(text: Text): string;
  /** Decided from facts, so it is right at any end too. */
  isDone(demo: Demo<State>): boolean;
  /** The stages in which a person is in this step; none for a step that is over as soon as the one before it is. */
  readonly stages: readonly string[];
}

/** The part of a submitted view that readers look at; everything else stays behind. */
export interface SubmittedView {
  readonly private_metadata: string;
  readonly state: { readonly values: unknown };
}

/** Errors by block id, as `response_action: 'errors'` takes them. */
export type InputErrors = Record<string, string>;

export type FormReading =
  | {
      readonly ok: true;
      readonly context: ViewContext;
      readonly codes: readonly Secret[];
      /** What else was chosen in the window, by name. */
      readonly choices?: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly errors: InputErrors };

/** What a form of a lesson looks like. */
export interface FormFace {
  /** Its name among the forms of the scenario. */
  readonly form: string;
  /** The stage of the lesson that waits for it, and another one that takes it too. */
  readonly stage: string;
  readonly alsoIn?: string;
  /** Of the button that opens it. */
  readonly actionId: string;
  /** Of the window. */
  readonly callbackId: string;
  /** With a sentence on top when the last codes were not accepted. */
  view(context: ViewContext, refusal?: string): ModalView;
  /** The codes, or what to say below each field. @throws ZodError for a view that is not ours. */
  read(view: SubmittedView): FormReading;
  /** For a form that says at once what is wrong with its first code. */
  readonly firstCode?: FirstCodeFace;
}

/** What is said about the first code while the others are still to be typed. */
export interface FirstCodeFace {
  /** Of its input. */
  readonly blockId: string;
  /** The code, once it is whole. */
  read(typed: string): Secret | undefined;
  /** @param problem a word of the lesson */
  note(problem: string, text: Text): string;
}

/** A window that is read first: its button leads to another one, and nothing is sent to AWS. */
export interface PageTurn {
  readonly callbackId: string;
  next(context: ViewContext): ModalView;
}

/** A button that opens a window to read, such as the answer to "why". */
export interface Reading {
  readonly actionId: string;
  /** @param demo the person's own, if there still is a record of it */
  view(demo: Demo | undefined, text: Text): ModalView;
}

/** What can be pressed now: at most one primary and one secondary button, and a menu for the rest. */
export interface Choices {
  readonly primary?: Button | undefined;
  readonly secondary?: Button | undefined;
  readonly more: readonly MenuItem[];
}

/** What is said about a lesson where a person chooses one, or reads which ones they have finished. */
export interface LessonAbout {
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly teaches: string;
  readonly minutes: number;
  /** What a person has seen who has finished it. */
  readonly finished: string;
}

/** A lesson for a terminal of one's own, where nothing is left of a demo. */
export interface TakeHome {
  /** Returns the lesson in a few commands of the AWS CLI, with a word on each. */
  commands(text: Text): readonly KnownBlock[];
  /** Returns the lesson as files, in the language of the text. */
  files(text: Text): readonly { readonly name: string; readonly content: string }[];
}

/** What one lesson looks like in Slack; its demos are those of the scenario with the same id. Texts are in the demo's language. */
export interface Face<State extends object = object> {
  readonly id: ScenarioId;
  /** As in its scenario: `false` for what participants cannot choose. */
  readonly isLesson?: false;
  about(text: Text): LessonAbout;
  readonly forms: readonly FormFace[];
  readonly pageTurns: readonly PageTurn[];
  readonly readings: readonly Reading[];
  /** What a person takes home; absent where the lesson has nothing. */
  readonly takeHome?: TakeHome;
  /** The stages in which the person acts next. */
  readonly waitsIn: readonly string[];
  /** The stage after the last step, in which the person looks as long as they like. */
  readonly restsAt: string;
  /** The stage in which the picture is scanned. */
  readonly showsQrIn?: string;
  /** Where a running demo is, as a sentence for its participant. */
  where(demo: Demo<State>, text: Text): string;
  /** Where a running demo is, behind the participant's name, for admins. */
  whereForAdmins(demo: Demo<State>, text: Text): string;
  /** The steps of the lesson; cleaning up comes after them by itself. */
  readonly steps: readonly StepFace<State>[];
  /** What a participant may guess about, by the lesson's word for it: whose try, in words. */
  guessable?(text: Text): Readonly<Record<string, string>>;
  /** What goes on in the present step, as the end of the headline. */
  doing(demo: Demo<State>, text: Text): string;
  /** The headline of a lesson that has come to its result. */
  result(demo: Demo<State>, text: Text): string | undefined;
  /** How much is left to do, in words, when it is the person's turn. */
  toGo(demo: Demo<State>, text: Text): string | undefined;
  /** The rule that the lesson is about; it stands in the message from the first step to the last. */
  rule(text: Text): string | undefined;
  /** Where the demo stands among those that are being prepared; only in the first message about it. */
  readonly place?: QueuePlace | undefined;
  /** What goes on while it runs, and why. */
  explanation(demo: Demo<State>, text: Text): readonly string[];
  /** The picture's text for those who do not see it, what is said below it, and what is said where there can be no picture. */
  qr?(text: Text): { readonly alt: string; readonly below: string; readonly instead?: string };
  /** Why the last codes were not accepted, in words: `refusal` is the demo's last one. */
  refusal(refusal: string, text: Text, demo: Demo<State>): string;
  /** What was tried, and what came of it; `undefined` before the first try. */
  table(demo: Demo<State>, text: Text): ResultTable | undefined;
  /** What is to be said about the results, below the table. */
  remarks(demo: Demo<State>, text: Text): KnownBlock[];
  /** The first sentence when it is over; if absent or `undefined`, the sentence that all lessons have. */
  ended?(demo: Demo<State>, text: Text): string | undefined;
  /** What is worth knowing when the demo is over. */
  afterword(demo: Demo<State>, text: Text): readonly string[];
  /** Says whether something was allowed that must be denied. */
  isAlarming(demo: Demo<State>): boolean;
  /** What an alarm means. */
  alarm(text: Text): string;
  /** Says whether the lesson has shown what it is there to show. */
  hasSucceeded(demo: Demo<State>): boolean;
  /** What can be pressed while it runs, besides stopping. */
  choices(demo: Demo<State>, text: Text): Choices;
  /** What can be pressed when it is over; without a primary button it can be started again. */
  choicesAfterwards(demo: Demo<State>, text: Text): Choices;
  /** Says whether the window keeps saying that the codes are being checked. */
  isChecking(demo: Demo<State>): boolean;
  /** The window that fits it while it runs. */
  window(demo: Demo<State>, text: Text): ModalView;
}

export interface Faces {
  /** Of all lessons that this bot can show: a demo goes on even if its lesson is not offered any more. */
  readonly ids: readonly ScenarioId[];
  /** Those that participants can choose. */
  readonly lessonIds: readonly ScenarioId[];
  /** The lessons that can be started now, the first one by default. */
  offered(): readonly ScenarioId[];
  readonly forms: readonly FormFace[];
  readonly pageTurns: readonly PageTurn[];
  readonly readings: readonly Reading[];
  /** @throws Error for a lesson that has no face. */
  of(demo: Pick<Demo, 'scenario'>): Face;
}

/** Makes the faces of a bot that offers the first lesson only; `offered` can be replaced. @throws Error when two forms have the same id */
export function createFaces(...faces: readonly Face[]): Faces {
  const byId = new Map(faces.map((face) => [face.id, face]));
  // Lessons may share a form, but not the ids of different ones.
  const forms = [...new Set(faces.flatMap((face) => face.forms))];
  const pageTurns = [...new Set(faces.flatMap((face) => face.pageTurns))];
  const readings = [...new Set(faces.flatMap((face) => face.readings))];
  const ids = [
    ...forms.flatMap(({ actionId, callbackId }) => [`action ${actionId}`, `window ${callbackId}`]),
    ...pageTurns.map(({ callbackId }) => `window ${callbackId}`),
    ...readings.map(({ actionId }) => `action ${actionId}`),
  ];
  if (new Set(ids).size !== ids.length) throw new Error('two forms have one id');
  return {
    ids: [...byId.keys()],
    lessonIds: faces.filter(({ isLesson }) => isLesson !== false).map(({ id }) => id),
    offered: () => faces.slice(0, 1).map(({ id }) => id),
    forms,
    pageTurns,
    readings,
    of: ({ scenario }) => {
      const face = byId.get(scenario);
      if (!face) throw new Error('this bot cannot show the lesson of a demo');
      return face;
    },
  };
}

/** The faces for the first message about a demo. */
export function withPlace(faces: Faces, place: QueuePlace | undefined): Faces {
  return { ...faces, of: (demo) => ({ ...faces.of(demo), place }) };
}

/** Where a demo is, as a sentence for its participant. */
export function whereIs(demo: Demo, face: Face, text: Text): string {
  return demo.phase === 'running' ? face.where(demo, text) : text.progress.where[demo.phase];
}
