import { z } from 'zod';
import { confirm, dispatchActionConfig, plainText } from '../objects.ts';
import { text } from '../schema-parts.ts';

/** Fields that several elements share; see `@slack/types`, block-kit/extensions. */
export const actionable = { action_id: text(0, 255).optional() };
export const confirmable = { confirm: confirm.optional() };
export const dispatchable = { dispatch_action_config: dispatchActionConfig.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(150).optional() };
export const labelled = { accessibility_label: text(1, 75).optional() };
