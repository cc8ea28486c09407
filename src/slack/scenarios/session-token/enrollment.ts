import type { ModalView } from '@slack/types';
import { Secret } from '../../../scenario/secret.ts';
import { checkCode } from '../../../scenario/session-token/code-checks.ts';
import { ACTIONS, BLOCKS, readViewContext, VIEWS, type ViewContext } from '../../ids.ts';
import { section } from '../../messages/blocks.ts';
import type { FormFace, FormReading, InputErrors, SubmittedView } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { codeForm } from '../../views/code-form.ts';
import { codeInput, typedInto } from '../../views/code-input.ts';
import { refusalText } from './refusal.ts';

/** Two consecutive codes, which register the device. */
export const enrollmentForm: FormFace = {
  form: 'enrollment',
  stage: 'awaiting-enrollment',
  actionId: ACTIONS.enterCodes,
  callbackId: VIEWS.enrollment,
  view: enrollmentView,
  read: readEnrollment,
};

/** The form for the two codes; with a refusal on top when the last two were not accepted. */
function enrollmentView(context: ViewContext, refusal?: string): ModalView {
  const text = textOf(context.locale);
  const { title, submit, explain, firstCode, secondCode, hint } = text.modals.enrollment;
  return codeForm({
    callbackId: VIEWS.enrollment,
    context,
    title,
    submit,
    close: text.modals.cancel,
    blocks: [
      ...(refusal ? [section(text.progress.refused(refusalText(refusal, text)))] : []),
      section(explain),
      codeInput(BLOCKS.firstCode, firstCode, { hint, isFirst: true }),
      codeInput(BLOCKS.secondCode, secondCode, { hint, isFirst: false }),
    ],
  });
}

/** Both codes, or what to say below each field. @throws ZodError for a view that is not ours. */
function readEnrollment(view: SubmittedView): FormReading {
  const context = readViewContext(view.private_metadata);
  const { problem, sameCodeTwice } = textOf(context.locale).modals;
  const first = checkCode(typedInto(BLOCKS.firstCode, view));
  const second = checkCode(typedInto(BLOCKS.secondCode, view));
  const errors: InputErrors = {};
  if (!first.ok) errors[BLOCKS.firstCode] = problem[first.problem];
  if (!second.ok) errors[BLOCKS.secondCode] = problem[second.problem];
  if (!first.ok || !second.ok) return { ok: false, errors };
  if (first.code === second.code) return { ok: false, errors: { [BLOCKS.secondCode]: sameCodeTwice } };
  return { ok: true, context, codes: [new Secret(first.code), new Secret(second.code)] };
}
