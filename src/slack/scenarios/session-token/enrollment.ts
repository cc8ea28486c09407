import type { ModalView } from '@slack/types';
import { Secret } from '../../../scenario/secret.ts';
import { checkCode } from '../../../scenario/session-token/code-checks.ts';
import type { FirstCodeProblem } from '../../../scenario/session-token/codes/first-code.ts';
import { ACTIONS, BLOCKS, VIEWS, type ViewContext } from '../../ids.ts';
import { section, context as small } from '../../messages/blocks.ts';
import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { codeForm, refusalBlock } from '../../views/code-form.ts';
import { codeInput } from '../../views/code-input.ts';
import { guessInput } from './guess.ts';
import { entryName } from './refusal.ts';
import { readTwoCodes } from './two-codes.ts';

/** Two consecutive codes, which connect the phone. */
export const enrollmentForm: FormFace = {
  form: 'enrollment',
  stage: 'awaiting-enrollment',
  actionId: ACTIONS.enterCodes,
  callbackId: VIEWS.enrollment,
  view: enrollmentView,
  read: readTwoCodes,
  firstCode: {
    blockId: BLOCKS.firstCode,
    read: (typed) => {
      const check = checkCode(typed);
      return check.ok ? new Secret(check.code) : undefined;
    },
    note: (problem, text) => `:x: ${text.codes.firstCode[problem as FirstCodeProblem]}`,
  },
};

/** The form for the two codes; with a refusal on top when the last two were not accepted. */
function enrollmentView(context: ViewContext, refusal?: string): ModalView {
  const text = textOf(context.locale);
  const { title, submit, explain, entry, ...labels } = text.codes.enrollment;
  const { firstCode, firstHint, secondCode, secondHint } = labels;
  return codeForm({
    callbackId: VIEWS.enrollment,
    context,
    title,
    submit,
    close: text.modals.cancel,
    blocks: [
      ...(refusal ? [refusalBlock(text.progress.refused(refusal))] : []),
      section(explain),
      codeInput(BLOCKS.firstCode, firstCode, { hint: firstHint, isFirst: true, isToldAtOnce: true }),
      codeInput(BLOCKS.secondCode, secondCode, { hint: secondHint, isFirst: false }),
      small(entry(entryName(context.demoId))),
      guessInput('long-term key', text),
      guessInput('session without MFA', text),
    ],
  });
}
