import type { ModalView } from '@slack/types';
import type { Face, Faces, FormFace, PageTurn } from './face.ts';

const PREFIX = 'guess ';

/**
 * Returns the id of the block that asks for a prediction.
 * @param about the lesson's name for the try whose result is predicted
 */
export function guessBlockId(about: string): string {
  return PREFIX + about;
}

/** Returns the name of the try whose result a block asks to predict; `undefined` for every other block. */
export function guessedIn(blockId: string): string | undefined {
  return blockId.startsWith(PREFIX) ? blockId.slice(PREFIX.length) : undefined;
}

/** Returns the same lessons without questions for predictions, for an operator who has switched them off. */
export function withoutGuesses(faces: Faces): Faces {
  const forms = faces.forms.map(formWithout);
  const pageTurns = faces.pageTurns.map(turnWithout);
  return { ...faces, forms, pageTurns, of: (demo) => faceWithout(faces.of(demo)) };
}

function faceWithout(face: Face): Face {
  return {
    ...face,
    forms: face.forms.map(formWithout),
    pageTurns: face.pageTurns.map(turnWithout),
    window: (...about) => viewWithout(face.window(...about)),
  };
}

function formWithout(form: FormFace): FormFace {
  return { ...form, view: (...about) => viewWithout(form.view(...about)) };
}

function turnWithout(turn: PageTurn): PageTurn {
  return { ...turn, next: (context) => viewWithout(turn.next(context)) };
}

function viewWithout(view: ModalView): ModalView {
  return { ...view, blocks: view.blocks.filter(({ block_id: id = '' }) => guessedIn(id) === undefined) };
}
