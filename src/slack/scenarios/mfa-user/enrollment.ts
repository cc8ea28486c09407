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
 * Makes the form for two consecutive codes, which connect the phone; with a refusal on top when the last two were not accepted.
 * @param prefix sets the ids of this lesson's forms apart from those of the others
 * @param below what stands below the codes, such as a guess
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
      const parts = { callbackId, firstBlock, secondBlock, words, isToldAtOnce: true, note, below: below(text) };
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
