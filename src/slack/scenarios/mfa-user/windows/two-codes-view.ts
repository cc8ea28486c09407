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
  /** Whether the bot says what is wrong with the first code while the second is typed. */
  readonly isToldAtOnce: boolean;
  /** What stands below the codes, in small letters. */
  readonly note: string;
  readonly below?: ModalView['blocks'];
}

/** The window that asks for two consecutive codes, with a refusal on top when the last two were not accepted. */
export function twoCodesView(parts: TwoCodes, context: ViewContext, refusal: string | undefined): ModalView {
  const { callbackId, firstBlock, secondBlock, words, isToldAtOnce, note, below = [] } = parts;
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
      codeInput(firstBlock, firstCode, { hint: firstHint, isFirst: true, isToldAtOnce }),
      codeInput(secondBlock, secondCode, { hint: secondHint, isFirst: false }),
      small(note),
      ...below,
    ],
  });
}
