import type { ModalView } from '@slack/types';
import { Secret } from '../../../scenario/secret.ts';
import { checkCode } from '../../../scenario/session-token/code-checks.ts';
import { ACTIONS, BLOCKS, readViewContext, VIEWS, type ViewContext } from '../../ids.ts';
import { section } from '../../messages/blocks.ts';
import type { FormFace, FormReading, SubmittedView } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { codeForm } from '../../views/code-form.ts';
import { codeInput, typedInto } from '../../views/code-input.ts';
import { refusalText } from './refusal.ts';

/** The one code that buys the session with MFA. */
export const sessionCodeForm: FormFace = {
  form: 'session-code',
  stage: 'awaiting-session-code',
  actionId: ACTIONS.enterSessionCode,
  callbackId: VIEWS.sessionCode,
  view: sessionCodeView,
  read: readSessionCode,
};

/** The form for the one fresh code. It says that the device is registered, or why the last code was refused. */
function sessionCodeView(context: ViewContext, refusal?: string): ModalView {
  const text = textOf(context.locale);
  const { title, submit, registered, explain, code } = text.modals.sessionCode;
  return codeForm({
    callbackId: VIEWS.sessionCode,
    context,
    title,
    submit,
    close: text.modals.cancel,
    blocks: [
      section(refusal ? text.progress.refused(refusalText(refusal, text)) : registered),
      section(explain),
      codeInput(BLOCKS.sessionCode, code, { hint: text.modals.enrollment.hint, isFirst: true }),
    ],
  });
}

/** The code, or what to say below the field. @throws ZodError for a view that is not ours. */
function readSessionCode(view: SubmittedView): FormReading {
  const context = readViewContext(view.private_metadata);
  const check = checkCode(typedInto(BLOCKS.sessionCode, view));
  if (check.ok) return { ok: true, context, codes: [new Secret(check.code)] };
  return { ok: false, errors: { [BLOCKS.sessionCode]: textOf(context.locale).modals.problem[check.problem] } };
}
