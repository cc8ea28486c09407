import { z } from 'zod';
import { anyText, listOf, text } from '../schema-parts.ts';
import { identified } from './identified.ts';
import { richText } from './rich-text.ts';

/** Limits: https://docs.slack.dev/reference/block-kit/blocks, task card and plan block. */
const source = z.strictObject({ type: z.literal('url'), url: text(1, 3000), text: anyText() });

const taskFields = {
  ...identified,
  task_id: anyText(),
  title: anyText(),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(source).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
};

export const taskCard = z.strictObject({ type: z.literal('task_card'), ...taskFields });

/** Slack's own examples leave out the type of a plan's tasks. */
const task = z.strictObject({ type: z.literal('task_card').optional(), ...taskFields });

export const plan = z.strictObject({
  type: z.literal('plan'),
  ...identified,
  title: anyText(),
  tasks: listOf(task, 0, 50).optional(),
});
