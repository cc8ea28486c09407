import type { ModalView } from '@slack/types';
import { ACTIONS, BLOCKS, VIEWS, type ViewContext } from '../../ids.ts';
import { section, context as small } from '../../messages/blocks.ts';
import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { codeForm, refusalBlock } from '../../views/code-form.ts';
import { codeInput } from '../../views/code-input.ts';
import { readTwoCodes } from './two-codes.ts';

/** Two consecutive codes once more, from which AWS learns the clock of a phone that is out of sync. */
export const resyncForm: FormFace = {
  form: 'resync',
  stage: 'awaiting-resync',
  actionId: ACTIONS.enterResyncCodes,
  callbackId: VIEWS.resync,
  view: resyncView,
  read: readTwoCodes,
};

function resyncView(context: ViewContext, refusal?: string): ModalView {
  const text = textOf(context.locale);
  const { title, submit, explain, orOneCode } = text.resync;
  const { firstCode, firstHint, secondCode, secondHint } = text.codes.enrollment;
  return codeForm({
    callbackId: VIEWS.resync,
    context,
    title,
    submit,
    close: text.modals.cancel,
    blocks: [
      ...(refusal ? [refusalBlock(text.progress.refused(refusal))] : []),
      section(explain),
      codeInput(BLOCKS.firstCode, firstCode, { hint: firstHint, isFirst: true }),
      codeInput(BLOCKS.secondCode, secondCode, { hint: secondHint, isFirst: false }),
      small(orOneCode),
    ],
  });
}
