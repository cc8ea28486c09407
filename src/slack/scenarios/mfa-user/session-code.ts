import type { InputBlock, ModalView, SectionBlock } from '@slack/types';
import { ACTIONS, BLOCKS, VIEWS, type ViewContext } from '../../ids.ts';
import { section } from '../../messages/blocks.ts';
import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { codeForm, refusalBlock } from '../../views/code-form.ts';
import { codeInput } from '../../views/code-input.ts';
import { readOneCode } from './code-fields.ts';

/** A lesson's texts in the form for one code. */
export interface CodeWords {
  /** The sentence at the top, which says what the person has just seen. */
  readonly seen: string;
  /** The sentence that says for what the code is exchanged. */
  readonly explain: string;
}

interface SessionCodeParts extends Pick<FormFace, 'form' | 'stage' | 'alsoIn'> {
  /** Distinguishes the ids of this lesson's forms from those of other lessons. */
  readonly prefix: string;
  words(text: Text): CodeWords;
  /** Blocks below the code, such as a prediction. */
  below(text: Text): InputBlock[];
}

export interface SessionCodeFace extends FormFace {
  /** Returns the form that is shown right after a resync. */
  synced(context: ViewContext): ModalView;
}

/** Returns the form for the code that is exchanged for temporary credentials with MFA. */
export function createSessionCodeForm({ prefix, words, below, ...places }: SessionCodeParts): SessionCodeFace {
  const block = prefix + BLOCKS.sessionCode;
  const callbackId = prefix + VIEWS.sessionCode;
  const viewWith = (context: ViewContext, top: SectionBlock): ModalView => {
    const text = textOf(context.locale);
    const { title, submit, code, hint } = text.codes.sessionCode;
    return codeForm({
      callbackId,
      context,
      title,
      submit,
      blocks: [top, section(words(text).explain), codeInput(block, code, { hint, isFirst: true }), ...below(text)],
    });
  };
  return {
    ...places,
    actionId: prefix + ACTIONS.enterSessionCode,
    callbackId,
    view: (context, refusal) => {
      const text = textOf(context.locale);
      return viewWith(context, refusal ? refusalBlock(text.progress.refused(refusal)) : section(words(text).seen));
    },
    synced: (context) => viewWith(context, section(textOf(context.locale).resync.done)),
    read: (view) => readOneCode(block, view),
  };
}
