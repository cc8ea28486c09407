import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Demo, ScenarioId } from '../../scenario/demo.ts';
import type { QueuePlace } from '../../scenario/participant/operations.ts';
import type { Secret } from '../../scenario/secret.ts';
import type { ViewContext } from '../ids.ts';
import type { Text } from '../text/en.ts';
import type { MenuItem } from './menu.ts';
import type { ResultTable } from './table.ts';

/** A step of the lesson, as the line of steps shows it. */
export interface LessonStep {
  readonly label: string;
  readonly isDone: boolean;
}

/** How a step of the lesson looks. */
export interface StepFace<State extends object = object> {
  name(text: Text): string;
  /** Whether the step is done. The answer is also right for a demo that ended early. */
  isDone(demo: Demo<State>): boolean;
  /** The stages that belong to this step; none for a step that is done together with the step before it. */
  readonly stages: readonly string[];
}

/** The part of a submitted view that `read` functions use. */
export interface SubmittedView {
  readonly private_metadata: string;
  readonly state: { readonly values: unknown };
}

/** Errors by block id, in the form of `response_action: 'errors'`. */
export type InputErrors = Record<string, string>;

export type FormReading =
  | {
      readonly ok: true;
      readonly context: ViewContext;
      readonly codes: readonly Secret[];
      /** What the person chose in other inputs of the window, by name. */
      readonly choices?: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly errors: InputErrors };

/** How a form of a lesson looks. */
export interface FormFace {
  /** The form's name in the scenario. */
  readonly form: string;
  /** The stage of the lesson that waits for the form, and another stage that accepts it too. */
  readonly stage: string;
  readonly alsoIn?: string;
  /** Action id of the button that opens the form. */
  readonly actionId: string;
  /** Callback id of the window. */
  readonly callbackId: string;
  /** Returns the window, with a sentence at the top if the last codes were refused. */
  view(context: ViewContext, refusal?: string): ModalView;
  /**
   * Returns the codes, or an error for each wrong field.
   * @throws SyntaxError or ZodError for a view that this bot did not make
   */
  read(view: SubmittedView): FormReading;
  /** Present if the form reports a wrong first code while the person still fills in the form. */
  readonly firstCode?: FirstCodeFace;
}

/** What the form says about the first code before the other codes are typed. */
export interface FirstCodeFace {
  /** Block id of the first code's input. */
  readonly blockId: string;
  /** Returns the code as soon as it is complete. */
  read(typed: string): Secret | undefined;
  /**
   * Returns the note for a wrong code.
   * @param problem the lesson's name for the problem
   */
  note(problem: string, text: Text): string;
}

/** A window whose submit button shows the next window and causes no call to AWS. */
export interface PageTurn {
  readonly callbackId: string;
  next(context: ViewContext): ModalView;
}

/** A button and the window that it opens, in which the person only reads, such as the answer to "Why two codes?". */
export interface Reading {
  readonly actionId: string;
  /** @param demo the person's own demo, if its record still exists */
  view(demo: Demo | undefined, text: Text): ModalView;
}

/** The buttons that are offered now: at most one primary and one secondary button, and a menu for the rest. */
export interface Choices {
  readonly primary?: Button | undefined;
  readonly secondary?: Button | undefined;
  readonly more: readonly MenuItem[];
}

/** The description of a lesson in the list from which people choose, and in their list of past demos. */
export interface LessonAbout {
  readonly name: string;
  /** What the lesson shows, in one sentence. */
  readonly teaches: string;
  readonly minutes: number;
  /** What a person has seen when they have finished the lesson. */
  readonly finished: string;
}

/** A lesson to take home: the person can repeat it in their own terminal after the demo. */
export interface TakeHome {
  /** Returns the lesson as a few commands of the AWS CLI, each with an explanation. */
  commands(text: Text): readonly KnownBlock[];
  /** Returns the lesson as files, in the language of `text`. */
  files(text: Text): readonly { readonly name: string; readonly content: string }[];
}

/** How a lesson looks in Slack. Its id is the id of its scenario. Texts are in the language of the argument `text`. */
export interface Face<State extends object = object> {
  readonly id: ScenarioId;
  /** `false` if participants cannot choose this scenario. The scenario has the same value. */
  readonly isLesson?: false;
  about(text: Text): LessonAbout;
  readonly forms: readonly FormFace[];
  readonly pageTurns: readonly PageTurn[];
  readonly readings: readonly Reading[];
  /** The commands and files that a person can take home; absent if there are none. */
  readonly takeHome?: TakeHome;
  /** The stages in which it is the person's turn. */
  readonly waitsIn: readonly string[];
  /**
   * The stage after the last step. In a lesson, the person looks at the results until they end the demo or its deadline
   * passes.
   */
  readonly restsAt: string;
  /** The stage in which the person scans the QR code. */
  readonly showsQrIn?: string;
  /** Says where a running demo is, as a sentence for its participant. */
  where(demo: Demo<State>, text: Text): string;
  /** Says where a running demo is, for admins. The text follows the participant's name. */
  whereForAdmins(demo: Demo<State>, text: Text): string;
  /** The steps of the lesson. Cleaning up is added after them. */
  readonly steps: readonly StepFace<State>[];
  /**
   * Returns the tries whose results participants predict: the credentials in words, by the lesson's name for the try.
   */
  guessable?(text: Text): Readonly<Record<string, string>>;
  /** Returns the end of the headline, which says what happens in the current step. */
  doing(demo: Demo<State>, text: Text): string;
  /** Returns the headline when the lesson's result is known; `undefined` before. */
  result(demo: Demo<State>, text: Text): string | undefined;
  /** Says how much is left to do, when it is the person's turn. */
  toGo(demo: Demo<State>, text: Text): string | undefined;
  /** Returns the rule that the lesson is about, if there is one. The progress message always shows it. */
  rule(text: Text): string | undefined;
  /** The demo's place in the queue of demos being prepared; present only for the first message about the demo. */
  readonly place?: QueuePlace | undefined;
  /** Says what is happening and why, while the demo runs. */
  explanation(demo: Demo<State>, text: Text): readonly string[];
  /** Returns the alternative text of the QR code, the text below it, and the text for workspaces without pictures. */
  qr?(text: Text): { readonly alt: string; readonly below: string; readonly instead?: string };
  /** Says why the last codes were refused. @param refusal the demo's last refusal */
  refusal(refusal: string, text: Text, demo: Demo<State>): string;
  /** Returns each try and its result; `undefined` while the message shows no table. */
  table(demo: Demo<State>, text: Text): ResultTable | undefined;
  /** Returns the remarks about the results, which stand below the table. */
  remarks(demo: Demo<State>, text: Text): KnownBlock[];
  /**
   * Returns the first sentence of the message when the demo is over. If absent or `undefined`, the message has the
   * sentence that all lessons share.
   */
  ended?(demo: Demo<State>, text: Text): string | undefined;
  /** Returns the last sentences of the message when the demo is over. */
  afterword(demo: Demo<State>, text: Text): readonly string[];
  /** Whether something was allowed that must be denied. */
  isAlarming(demo: Demo<State>): boolean;
  /** Says what the alarm means. */
  alarm(text: Text): string;
  /** Whether the lesson has shown its result. */
  hasSucceeded(demo: Demo<State>): boolean;
  /** Returns the buttons while the demo runs. The caller adds the stop button, except in the stage `restsAt`. */
  choices(demo: Demo<State>, text: Text): Choices;
  /**
   * Returns the buttons when the demo is over. If there is no primary button, the caller adds the button that starts a
   * new demo.
   */
  choicesAfterwards(demo: Demo<State>, text: Text): Choices;
  /** Whether the window continues to show that the codes are being checked. */
  isChecking(demo: Demo<State>): boolean;
  /** Returns the window for a running demo. */
  window(demo: Demo<State>, text: Text): ModalView;
}

export interface Faces {
  /** Ids of all scenarios that this bot can show: a demo goes on even if its lesson is not offered any more. */
  readonly ids: readonly ScenarioId[];
  /** Ids of the lessons that participants can choose. */
  readonly lessonIds: readonly ScenarioId[];
  /** Returns the lessons that can be started now, with the default first. */
  offered(): readonly ScenarioId[];
  readonly forms: readonly FormFace[];
  readonly pageTurns: readonly PageTurn[];
  readonly readings: readonly Reading[];
  /** Returns the face of a demo's lesson. @throws Error for a lesson without a face */
  of(demo: Pick<Demo, 'scenario'>): Face;
}

/**
 * Returns the faces of a bot that offers the first lesson only; the caller may replace `offered`.
 * @throws Error when two buttons or windows of lessons have the same id
 */
export function createFaces(...faces: readonly Face[]): Faces {
  const byId = new Map(faces.map((face) => [face.id, face]));
  // Lessons may share a form or a window. Two different buttons or windows must not have the same id.
  const forms = [...new Set(faces.flatMap((face) => face.forms))];
  const pageTurns = [...new Set(faces.flatMap((face) => face.pageTurns))];
  const readings = [...new Set(faces.flatMap((face) => face.readings))];
  const ids = [
    ...forms.flatMap(({ actionId, callbackId }) => [`action ${actionId}`, `window ${callbackId}`]),
    ...pageTurns.map(({ callbackId }) => `window ${callbackId}`),
    ...readings.map(({ actionId }) => `action ${actionId}`),
  ];
  if (new Set(ids).size !== ids.length) throw new Error('two buttons or windows of lessons have the same id');
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

/** Returns the faces for the first message about a demo, with its place in the queue. */
export function withPlace(faces: Faces, place: QueuePlace | undefined): Faces {
  return { ...faces, of: (demo) => ({ ...faces.of(demo), place }) };
}

/** Says where a demo is, as a sentence for its participant. */
export function whereIs(demo: Demo, face: Face, text: Text): string {
  return demo.phase === 'running' ? face.where(demo, text) : text.progress.where[demo.phase];
}
