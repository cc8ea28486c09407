import type { DispatchActionConfig, InputBlock } from '@slack/types';
import * as z from 'zod';
import { CODE_INPUT } from '../ids.ts';
import type { SubmittedView } from '../messages/face.ts';

/**
 * The field accepts more than six digits, because people paste lines such as `Your code is 123 456.` The bot says what
 * is wrong with a code when it reads the form.
 */
const LENGTHS = { min_length: 6, max_length: 80 } as const;

interface CodeInputOptions {
  readonly hint: string;
  readonly isFirst: boolean;
  /** Slack sends the value to the bot while it is being typed. */
  readonly isSentWhileTyped?: boolean;
}

/** Slack sends the value after each character, because people do not press Enter before they go to the next field. */
const WHILE_TYPED: DispatchActionConfig = { trigger_actions_on: ['on_character_entered'] };

export function codeInput(blockId: string, label: string, options: CodeInputOptions): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    ...(options.isSentWhileTyped && { dispatch_action: true }),
    label: { type: 'plain_text', text: label },
    hint: { type: 'plain_text', text: options.hint },
    element: {
      type: 'plain_text_input',
      action_id: CODE_INPUT,
      placeholder: { type: 'plain_text', text: '123 456' },
      focus_on_load: options.isFirst,
      ...LENGTHS,
      ...(options.isSentWhileTyped && { dispatch_action_config: WHILE_TYPED }),
    },
  };
}

const valuesSchema = z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })));

/**
 * Returns the text that was typed into one code block; Slack sends `null` for an empty field.
 * @throws ZodError for a view of another shape
 */
export function typedInto(blockId: string, view: SubmittedView): string | undefined {
  return valuesSchema.parse(view.state.values)[blockId]?.[CODE_INPUT]?.value ?? undefined;
}
