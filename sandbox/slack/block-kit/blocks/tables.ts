import { z } from 'zod';
import { equallyLong, plainHeader } from '../rules.ts';
import { anyText, listOf, oneOfTypes, wholeNumber } from '../schema-parts.ts';
import { identified } from './identified.ts';
import { richText } from './rich-text.ts';

/** Limits: https://docs.slack.dev/reference/block-kit/blocks, table and data table block. */
const rawText = z.strictObject({ type: z.literal('raw_text'), text: anyText() });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: anyText() });
const row = listOf(oneOfTypes([rawText, rawNumber, richText]), 1, 20);

const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

/** A `null` in `column_settings` keeps the default settings of this column. */
export const table = z.strictObject({
  type: z.literal('table'),
  ...identified,
  rows: listOf(row, 1, 100),
  column_settings: listOf(column.nullable(), 0, 20).optional(),
});

/** The first row is the header. */
export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    ...identified,
    caption: anyText(),
    rows: listOf(row, 2, 201),
    page_size: wholeNumber(1, 100).optional(),
    row_header_column_index: wholeNumber(0, 19).optional(),
  })
  .check(equallyLong('rows'), plainHeader('rows'));
