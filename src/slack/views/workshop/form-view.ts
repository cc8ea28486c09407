import type { InputBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { LOCALE_TAG, type Locale, type ScenarioId } from '../../../scenario/demo.ts';
import { BLOCKS, VIEWS } from '../../ids.ts';
import { plainText, section } from '../../messages/blocks.ts';
import type { Faces, InputErrors, SubmittedView } from '../../messages/face.ts';
import { clip, LIMITS } from '../../messages/limits.ts';
import { textOf } from '../../text/catalog.ts';

/** Action id of the input in every block. */
const VALUE = 'value';
const HIDE = 'hide';
const MOST_PEOPLE = 2000;
const MINUTES = { least: 5, usual: 60, most: 480 };

const contextSchema = z.object({ locale: z.string().regex(LOCALE_TAG), channelId: z.string() });

/** Private metadata of the window, with the channel of the new workshop. */
export type WorkshopFormContext = z.infer<typeof contextSchema>;

/** Returns the window that opens a workshop. It asks for the lesson if there are several. */
export function workshopFormView(faces: Faces, context: WorkshopFormContext): ModalView {
  const text = textOf(context.locale);
  const { form } = text.workshop;
  const number = (blockId: string, label: string, hint: string, optional: boolean, initial?: number): InputBlock => ({
    type: 'input',
    block_id: blockId,
    optional,
    label: plainText(label),
    hint: plainText(hint),
    element: {
      type: 'number_input',
      action_id: VALUE,
      is_decimal_allowed: false,
      ...(initial !== undefined && { initial_value: String(initial) }),
    },
  });
  return {
    type: 'modal',
    callback_id: VIEWS.workshop,
    private_metadata: JSON.stringify(context),
    title: plainText(form.title),
    submit: plainText(form.submit),
    close: plainText(text.modals.cancel),
    blocks: [
      section(form.intro),
      ...lessonInput(faces, context.locale),
      number(BLOCKS.workshopSize, form.size, form.sizeHint, true),
      number(BLOCKS.workshopMinutes, form.minutes, form.minutesHint, false, MINUTES.usual),
      {
        type: 'input',
        block_id: BLOCKS.workshopNames,
        optional: true,
        label: plainText(form.names),
        element: {
          type: 'checkboxes',
          action_id: VALUE,
          options: [{ value: HIDE, text: plainText(clip(form.hideNames, LIMITS.optionText)) }],
        },
      },
    ],
  };
}

function lessonInput(faces: Faces, locale: Locale): InputBlock[] {
  const text = textOf(locale);
  const options = faces.offered().map((id) => ({
    value: id,
    text: plainText(clip(faces.of({ scenario: id }).about(text).name, LIMITS.optionText)),
  }));
  const [first, ...others] = options;
  if (!first || others.length === 0) return [];
  const element = { type: 'static_select', action_id: VALUE, options, initial_option: first } as const;
  return [{ type: 'input', block_id: BLOCKS.workshopLesson, label: plainText(text.workshop.form.lesson), element }];
}

const valuesSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
    }),
  ),
);

export interface WantedWorkshop {
  readonly scenario: ScenarioId | undefined;
  readonly size: number | undefined;
  readonly minutes: number;
  readonly isAnonymous: boolean;
}

export type WorkshopReading =
  | { readonly ok: true; readonly context: WorkshopFormContext; readonly wanted: WantedWorkshop }
  | { readonly ok: false; readonly errors: InputErrors };

/**
 * Returns the entered values, or an error for each wrong field.
 * @throws SyntaxError or ZodError for a view that this bot did not make
 */
export function readWorkshopForm(view: SubmittedView): WorkshopReading {
  const context = contextSchema.parse(JSON.parse(view.private_metadata));
  const { form } = textOf(context.locale).workshop;
  const values = valuesSchema.parse(view.state.values);
  const typed = (block: string) => values[block]?.[VALUE]?.value?.trim() ?? '';
  const size = typed(BLOCKS.workshopSize) === '' ? undefined : wholeNumber(typed(BLOCKS.workshopSize), 1, MOST_PEOPLE);
  const minutes = wholeNumber(typed(BLOCKS.workshopMinutes), MINUTES.least, MINUTES.most);
  const errors: InputErrors = {
    ...(size === null && { [BLOCKS.workshopSize]: form.sizeWrong(MOST_PEOPLE) }),
    ...(minutes === null && { [BLOCKS.workshopMinutes]: form.minutesWrong(MINUTES.most) }),
  };
  if (size === null || minutes === null) return { ok: false, errors };
  const scenario = values[BLOCKS.workshopLesson]?.[VALUE]?.selected_option?.value;
  const ticked = values[BLOCKS.workshopNames]?.[VALUE]?.selected_options ?? [];
  return { ok: true, context, wanted: { scenario, size, minutes, isAnonymous: ticked.length > 0 } };
}

/** Returns the number; null if the text is not a whole number in this range. */
function wholeNumber(typed: string, least: number, most: number): number | null {
  const value = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
