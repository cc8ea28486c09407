import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { MOST_CALLS, type RecordedCall } from '../../../scenario/ports/call-log.ts';
import { ACTIONS, BLOCKS, VIEWS, viewContextSchema } from '../../ids.ts';
import { button, buttons, context, section } from '../../messages/blocks.ts';
import { textOf } from '../../text/catalog.ts';
import { explainedCall } from './explained-call.ts';

const ON_A_PAGE = 8;

const pageSchema = viewContextSchema.extend({ page: z.int().nonnegative() });

/** Private metadata of the window. The first page is 0. */
export type ExplainPage = z.infer<typeof pageSchema>;

/** Parses the window's private metadata. @throws SyntaxError or ZodError when this bot did not write it */
export function readExplainPage(privateMetadata: string): ExplainPage {
  return pageSchema.parse(JSON.parse(privateMetadata));
}

/** Returns the wanted page of a demo's calls to AWS, or the last page if there are fewer pages. */
export function explainView(calls: readonly RecordedCall[], wanted: ExplainPage): ModalView {
  const { demoId, locale } = wanted;
  const text = textOf(locale);
  const { explain, buttons: labels } = text.takeHome;
  const last = Math.max(0, Math.ceil(calls.length / ON_A_PAGE) - 1);
  const page = Math.min(wanted.page, last);
  const first = page * ON_A_PAGE;
  const shown = calls.slice(first, first + ON_A_PAGE);
  const range = explain.range(String(first + 1), String(first + shown.length), String(calls.length));
  const turns = [
    ...(page > 0 ? [button(ACTIONS.explainBack, labels.back, demoId)] : []),
    ...(page < last ? [button(ACTIONS.explainNext, labels.next, demoId)] : []),
  ];
  return {
    type: 'modal',
    callback_id: VIEWS.explain,
    private_metadata: JSON.stringify({ demoId, locale, page } satisfies ExplainPage),
    title: { type: 'plain_text', text: explain.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [
      shown.length === 0 ? section(explain.none) : context(range),
      ...shown.flatMap((_, index) => explainedCall(calls, first + index, text)),
      ...(calls.length >= MOST_CALLS ? [context(explain.notAll)] : []),
      ...(turns.length > 0 ? [buttons(BLOCKS.explainButtons, turns)] : []),
    ],
  };
}
