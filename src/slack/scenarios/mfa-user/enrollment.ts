import type { InputBlock } from '@slack/types';
import { checkCode } from '../../../scenario/mfa-user/code-checks.ts';
import type { FirstCodeProblem } from '../../../scenario/mfa-user/codes/first-code.ts';
import { Secret } from '../../../scenario/secret.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../ids.ts';
import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { readTwoCodes } from './code-fields.ts';
import { entryName } from './refusal.ts';
import { twoCodesView } from './windows/two-codes-view.ts';

/**
 * Returns the form for the two consecutive codes that connect the phone, with a refusal at the top if the last two were
 * refused.
 * @param prefix distinguishes the ids of this lesson's forms from those of other lessons
 * @param below blocks below the codes, such as a prediction
 */
export function createEnrollmentForm(prefix: string, below: (text: Text) => InputBlock[]): FormFace {
  const [firstBlock, secondBlock] = [prefix + BLOCKS.firstCode, prefix + BLOCKS.secondCode];
  const callbackId = prefix + VIEWS.enrollment;
  return {
    form: 'enrollment',
    stage: 'awaiting-enrollment',
    actionId: prefix + ACTIONS.enterCodes,
    callbackId,
    view: (context, refusal) => {
      const text = textOf(context.locale);
      const { enrollment: words } = text.codes;
      const note = words.entry(entryName(context.demoId));
      const parts = { callbackId, firstBlock, secondBlock, words, isSentWhileTyped: true, note, below: below(text) };
      return twoCodesView(parts, context, refusal);
    },
    read: (view) => readTwoCodes(firstBlock, secondBlock, view),
    firstCode: {
      blockId: firstBlock,
      read: (typed) => {
        const check = checkCode(typed);
        return check.ok ? new Secret(check.code) : undefined;
      },
      note: (problem, text) => `:x: ${text.codes.firstCode[problem as FirstCodeProblem]}`,
    },
  };
}
