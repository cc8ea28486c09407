import type { ModalView } from '@slack/types';
import type { ViewContext } from '../../../ids.ts';
import { section, context as small } from '../../../messages/blocks.ts';
import { textOf } from '../../../text/catalog.ts';
import { codeForm, refusalBlock } from '../../../views/code-form.ts';
import { codeInput } from '../../../views/code-input.ts';

interface TwoCodes {
  readonly callbackId: string;
  readonly firstBlock: string;
  readonly secondBlock: string;
  readonly words: { readonly title: string; readonly submit: string; readonly explain: string };
  /** Whether the first code is checked while the second is typed. */
  readonly isSentWhileTyped: boolean;
  /** Small text below the codes. */
  readonly note: string;
  readonly below?: ModalView['blocks'];
}

/** Returns the window that asks for two consecutive codes, with a refusal at the top if the last two were refused. */
export function twoCodesView(parts: TwoCodes, context: ViewContext, refusal: string | undefined): ModalView {
  const { callbackId, firstBlock, secondBlock, words, isSentWhileTyped, note, below = [] } = parts;
  const text = textOf(context.locale);
  const { firstCode, firstHint, secondCode, secondHint } = text.codes.enrollment;
  const { title, submit, explain } = words;
  return codeForm({
    callbackId,
    context,
    title,
    submit,
    blocks: [
      ...(refusal ? [refusalBlock(text.progress.refused(refusal))] : []),
      section(explain),
      codeInput(firstBlock, firstCode, { hint: firstHint, isFirst: true, isSentWhileTyped }),
      codeInput(secondBlock, secondCode, { hint: secondHint, isFirst: false }),
      small(note),
      ...below,
    ],
  });
}
