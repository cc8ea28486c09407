import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { LOCALE_TAG } from '../../../scenario/demo.ts';
import { BLOCKS, VIEWS } from '../../ids.ts';
import type { SubmittedView } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';

const VALUE = 'value';
const LONGEST = 1500;

const contextSchema = z.object({ locale: z.string().regex(LOCALE_TAG), workshopId: z.string() });
type AnnounceContext = z.infer<typeof contextSchema>;

/** Returns the window for a message to all participants. */
export function announceView(context: AnnounceContext): ModalView {
  const text = textOf(context.locale);
  const { announceForm } = text.workshop;
  return {
    type: 'modal',
    callback_id: VIEWS.workshopAnnounce,
    private_metadata: JSON.stringify(context),
    title: { type: 'plain_text', text: announceForm.title },
    submit: { type: 'plain_text', text: announceForm.submit },
    close: { type: 'plain_text', text: text.modals.cancel },
    blocks: [
      {
        type: 'input',
        block_id: BLOCKS.workshopNews,
        label: { type: 'plain_text', text: announceForm.label },
        hint: { type: 'plain_text', text: announceForm.hint },
        element: {
          type: 'plain_text_input',
          action_id: VALUE,
          multiline: true,
          max_length: LONGEST,
          focus_on_load: true,
        },
      },
    ],
  };
}

const valuesSchema = z.object({
  [BLOCKS.workshopNews]: z.object({ [VALUE]: z.object({ value: z.string().trim().min(1).max(LONGEST) }) }),
});

/** Reads a submitted announcement. @throws SyntaxError or ZodError for a view that this bot did not make */
export function readAnnouncement(view: SubmittedView): AnnounceContext & { readonly told: string } {
  const context = contextSchema.parse(JSON.parse(view.private_metadata));
  const values = valuesSchema.parse(view.state.values);
  return { ...context, told: values[BLOCKS.workshopNews][VALUE].value };
}
