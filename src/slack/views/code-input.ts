import type { DispatchActionConfig, InputBlock } from '@slack/types';
import * as z from 'zod';
import { CODE_INPUT } from '../ids.ts';
import type { SubmittedView } from '../messages/face.ts';

/** Wider than six digits: a line such as `Your code is 123 456.` may be pasted, and the reader says what is no code. */
const LENGTHS = { min_length: 6, max_length: 80 } as const;

interface CodeInputOptions {
  readonly hint: string;
  readonly isFirst: boolean;
  /** The bot hears of it while it is typed. */
  readonly isToldAtOnce?: boolean;
}

/** People do not press Enter before they go to the next field. */
const AT_ONCE: DispatchActionConfig = { trigger_actions_on: ['on_character_entered'] };

export function codeInput(blockId: string, label: string, options: CodeInputOptions): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    ...(options.isToldAtOnce && { dispatch_action: true }),
    label: { type: 'plain_text', text: label },
    hint: { type: 'plain_text', text: options.hint },
    element: {
      type: 'plain_text_input',
      action_id: CODE_INPUT,
      placeholder: { type: 'plain_text', text: '123 456' },
      focus_on_load: options.isFirst,
      ...LENGTHS,
      ...(options.isToldAtOnce && { dispatch_action_config: AT_ONCE }),
    },
  };
}

const valuesSchema = z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })));

/** What was typed into one code block; Slack sends `null` for an empty field. @throws ZodError for a foreign shape. */
export function typedInto(blockId: string, view: SubmittedView): string | undefined {
  return valuesSchema.parse(view.state.values)[blockId]?.[CODE_INPUT]?.value ?? undefined;
}
