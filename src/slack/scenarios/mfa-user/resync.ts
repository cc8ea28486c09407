import { ACTIONS, BLOCKS, VIEWS } from '../../ids.ts';
import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { readTwoCodes } from './code-fields.ts';
import { twoCodesView } from './windows/two-codes-view.ts';

/**
 * Returns the form for two more consecutive codes, with which AWS adjusts to the clock of a phone that is out of sync.
 * @param prefix distinguishes the ids of this lesson's forms from those of other lessons
 */
export function createResyncForm(prefix: string): FormFace {
  // This form is not checked while it is filled in, so its fields may have the same ids as those of the enrollment.
  const [firstBlock, secondBlock] = [BLOCKS.firstCode, BLOCKS.secondCode];
  const callbackId = prefix + VIEWS.resync;
  return {
    form: 'resync',
    stage: 'awaiting-resync',
    actionId: prefix + ACTIONS.enterResyncCodes,
    callbackId,
    view: (context, refusal) => {
      const { resync: words } = textOf(context.locale);
      const parts = { callbackId, firstBlock, secondBlock, words, isSentWhileTyped: false, note: words.orOneCode };
      return twoCodesView(parts, context, refusal);
    },
    read: (view) => readTwoCodes(firstBlock, secondBlock, view),
  };
}
