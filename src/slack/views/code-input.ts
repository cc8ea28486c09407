import type { InputBlock } from '@slack/types';
import { z } from 'zod';
import { CODE_INPUT } from '../ids.ts';
import type { SubmittedView } from '../messages/face.ts';

/** Wider than six digits: `123 456` and digits with separators are fine, and the reader says what is not. */
const LENGTHS = { min_length: 6, max_length: 12 } as const;

export function codeInput(blockId: string, label: string, options: { hint: string; isFirst: boolean }): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: { type: 'plain_text', text: label },
    hint: { type: 'plain_text', text: options.hint },
    element: {
      type: 'plain_text_input',
      action_id: CODE_INPUT,
      placeholder: { type: 'plain_text', text: '123 456' },
      focus_on_load: options.isFirst,
      ...LENGTHS,
    },
  };
}

const valuesSchema = z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })));

/** What was typed into one code block; Slack sends `null` for an empty field. @throws ZodError for a foreign shape. */
export function typedInto(blockId: string, view: SubmittedView): string | undefined {
  return valuesSchema.parse(view.state.values)[blockId]?.[CODE_INPUT]?.value ?? undefined;
}
