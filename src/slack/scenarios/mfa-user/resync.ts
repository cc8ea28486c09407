import { ACTIONS, BLOCKS, VIEWS } from '../../ids.ts';
import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { readTwoCodes } from './code-fields.ts';
import { twoCodesView } from './windows/two-codes-view.ts';

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
      const { resync: words } = textOf(context.locale);
      const parts = { callbackId, firstBlock, secondBlock, words, isToldAtOnce: false, note: words.orOneCode };
      return twoCodesView(parts, context, refusal);
    },
    read: (view) => readTwoCodes(firstBlock, secondBlock, view),
  };
}
