import type { ModalView, SectionBlock } from '@slack/types';
import { Secret } from '../../../scenario/secret.ts';
import { checkCode } from '../../../scenario/session-token/code-checks.ts';
import { ACTIONS, BLOCKS, readViewContext, VIEWS, type ViewContext } from '../../ids.ts';
import { section } from '../../messages/blocks.ts';
import type { FormFace, FormReading, SubmittedView } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { codeForm, refusalBlock } from '../../views/code-form.ts';
import { codeInput, typedInto } from '../../views/code-input.ts';
import { guessesOf, guessInput } from './guess.ts';

/** The one code that is exchanged for the session with MFA. */
export const sessionCodeForm: FormFace = {
  form: 'session-code',
  stage: 'awaiting-session-code',
  alsoIn: 'awaiting-resync',
  actionId: ACTIONS.enterSessionCode,
  callbackId: VIEWS.sessionCode,
  view: (context, refusal) => sessionCodeView(context, refusalOr(context, refusal)),
  read: readSessionCode,
};

/** The form right after a resync. */
export function syncedView(context: ViewContext): ModalView {
  return sessionCodeView(context, section(textOf(context.locale).resync.done));
}

/** It says that the phone is connected, or why the last code was refused. */
function refusalOr({ locale }: ViewContext, refusal: string | undefined): SectionBlock {
  const text = textOf(locale);
  return refusal ? refusalBlock(text.progress.refused(refusal)) : section(text.codes.sessionCode.connected);
}

/** The form for the one code. @param top what is said first */
function sessionCodeView(context: ViewContext, top: SectionBlock): ModalView {
  const text = textOf(context.locale);
  const { title, submit, explain, code, hint } = text.codes.sessionCode;
  return codeForm({
    callbackId: VIEWS.sessionCode,
    context,
    title,
    submit,
    close: text.modals.cancel,
    blocks: [
      top,
      section(explain),
      codeInput(BLOCKS.sessionCode, code, { hint, isFirst: true }),
      guessInput('session with MFA', text),
    ],
  });
}

/** The code, or what to say below the field. @throws ZodError for a view that is not ours. */
function readSessionCode(view: SubmittedView): FormReading {
  const context = readViewContext(view.private_metadata);
  const check = checkCode(typedInto(BLOCKS.sessionCode, view));
  if (check.ok) return { ok: true, context, codes: [new Secret(check.code)], choices: guessesOf(view) };
  return { ok: false, errors: { [BLOCKS.sessionCode]: textOf(context.locale).codes.problem[check.problem] } };
}
