import { ACTIONS, BLOCKS, VIEWS } from '../../ids.ts';
import { section, context as small } from '../../messages/blocks.ts';
import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { codeForm, refusalBlock } from '../../views/code-form.ts';
import { codeInput } from '../../views/code-input.ts';
import { readTwoCodes } from './code-fields.ts';

/**
 * Makes the form for two more consecutive codes, from which AWS learns the clock of a phone that is out of sync.
 * @param prefix sets the ids of this lesson's forms apart from those of the others
 */
export function createResyncForm(prefix: string): FormFace {
  // It takes no codes at once, so its fields may share their ids with the enrollment's.
  const [firstBlock, secondBlock] = [BLOCKS.firstCode, BLOCKS.secondCode];
  const callbackId = prefix + VIEWS.resync;
  return {
    form: 'resync',
    stage: 'awaiting-resync',
    actionId: prefix + ACTIONS.enterResyncCodes,
    callbackId,
    view: (context, refusal) => {
      const text = textOf(context.locale);
      const { title, submit, explain, orOneCode } = text.resync;
      const { firstCode, firstHint, secondCode, secondHint } = text.codes.enrollment;
      return codeForm({
        callbackId,
        context,
        title,
        submit,
        close: text.modals.cancel,
        blocks: [
          ...(refusal ? [refusalBlock(text.progress.refused(refusal))] : []),
          section(explain),
          codeInput(firstBlock, firstCode, { hint: firstHint, isFirst: true }),
          codeInput(secondBlock, secondCode, { hint: secondHint, isFirst: false }),
          small(orOneCode),
        ],
      });
    },
    read: (view) => readTwoCodes(firstBlock, secondBlock, view),
  };
}
