import type { ModalView } from '@slack/types';
import type { Refusal } from '../../scenario/demo.ts';
import { Secret } from '../../scenario/secret.ts';
import { checkCode } from '../../scenario/session-token/code-checks.ts';
import { BLOCKS, readViewContext, VIEWS, type ViewContext, writeViewContext } from '../ids.ts';
import { section } from '../messages/blocks.ts';
import { textOf } from '../text/catalog.ts';
import { codeInput, type InputErrors, type SubmittedView, typedInto } from './code-input.ts';

/** The form for the one fresh code. It says that the device is registered, or why the last code was refused. */
export function sessionCodeView(context: ViewContext, refusal?: Refusal): ModalView {
  const text = textOf(context.locale);
  const { title, submit, registered, explain, code } = text.modals.sessionCode;
  return {
    type: 'modal',
    callback_id: VIEWS.sessionCode,
    private_metadata: writeViewContext(context),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: submit },
    close: { type: 'plain_text', text: text.modals.cancel },
    blocks: [
      section(refusal ? text.progress.refused(text.refusals[refusal]) : registered),
      section(explain),
      codeInput(BLOCKS.sessionCode, code, { hint: text.modals.enrollment.hint, isFirst: true }),
    ],
  };
}

export type SessionCodeReading =
  | { readonly ok: true; readonly context: ViewContext; readonly code: Secret }
  | { readonly ok: false; readonly errors: InputErrors };

/** The code, or what to say below the field. @throws ZodError for a view that is not ours. */
export function readSessionCode(view: SubmittedView): SessionCodeReading {
  const context = readViewContext(view.private_metadata);
  const check = checkCode(typedInto(BLOCKS.sessionCode, view));
  if (check.ok) return { ok: true, context, code: new Secret(check.code) };
  return { ok: false, errors: { [BLOCKS.sessionCode]: textOf(context.locale).modals.problem[check.problem] } };
}
