import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Demo, ScenarioId } from '../../scenario/demo.ts';
import type { Secret } from '../../scenario/secret.ts';
import type { ViewContext } from '../ids.ts';
import type { Text } from '../text/en.ts';

/** One line of the checklist. */
export interface ChecklistItem {
  readonly label: string;
  readonly isDone: boolean;
}

/** The part of a submitted view that readers look at; everything else stays behind. */
export interface SubmittedView {
  readonly private_metadata: string;
  readonly state: { readonly values: unknown };
}

/** Errors by block id, as `response_action: 'errors'` takes them. */
export type InputErrors = Record<string, string>;

export type FormReading =
  | { readonly ok: true; readonly context: ViewContext; readonly codes: readonly Secret[] }
  | { readonly ok: false; readonly errors: InputErrors };

/** What a form of a lesson looks like. */
export interface FormFace {
  /** Its name among the forms of the scenario. */
  readonly form: string;
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

/** What one lesson looks like in Slack; its demos are those of the scenario with the same id. Texts are in the demo's language. */
export interface Face<State extends object = object> {
  readonly id: ScenarioId;
  readonly forms: readonly FormFace[];
  /** Stages in which the window says that the codes are being checked. */
  readonly checking: readonly string[];
  /** The stage after the last step, in which the person looks as long as they like. */
  readonly restsAt: string;
  /** Where a running demo is, as a sentence for its participant. */
  where(demo: Demo<State>, text: Text): string;
  /** Where a running demo is, behind the participant's name, for admins. */
  whereForAdmins(demo: Demo<State>, text: Text): string;
  checklist(demo: Demo<State>, text: Text): readonly ChecklistItem[];
  /** What goes on while it runs, and why. */
  explanation(demo: Demo<State>, text: Text): string;
  /** Why the last codes were not accepted, in words: `refusal` is the demo's last one. */
  refusal(refusal: string, text: Text, demo: Demo<State>): string;
  /** What was tried, and what came of it. */
  report(demo: Demo<State>, text: Text): KnownBlock[];
  /** What is worth knowing when the demo is over. */
  afterword(demo: Demo<State>, text: Text): readonly string[];
  /** Says whether something was allowed that must be denied. */
  isAlarming(demo: Demo<State>): boolean;
  /** The buttons while it runs. */
  buttons(demo: Demo<State>, text: Text): Button[];
  /** The window that fits it while it runs. */
  window(demo: Demo<State>, text: Text): ModalView;
}

export interface Faces {
  readonly ids: readonly ScenarioId[];
  readonly forms: readonly FormFace[];
  /** @throws Error for a lesson that has no face. */
  of(demo: Pick<Demo, 'scenario'>): Face;
}

/** @throws Error when two forms have the same id */
export function createFaces(...faces: readonly Face[]): Faces {
  const byId = new Map(faces.map((face) => [face.id, face]));
  // Lessons may share a form, but not the ids of different ones.
  const forms = [...new Set(faces.flatMap((face) => face.forms))];
  const ids = new Set(forms.flatMap(({ actionId, callbackId }) => [`action ${actionId}`, `window ${callbackId}`]));
  if (ids.size !== 2 * forms.length) throw new Error('two forms have one id');
  return {
    ids: [...byId.keys()],
    forms,
    of: ({ scenario }) => {
      const face = byId.get(scenario);
      if (!face) throw new Error('this bot cannot show the lesson of a demo');
      return face;
    },
  };
}

/** Where a demo is, as a sentence for its participant. */
export function whereIs(demo: Demo, face: Face, text: Text): string {
  return demo.phase === 'running' ? face.where(demo, text) : text.commands.stage[demo.phase];
}
