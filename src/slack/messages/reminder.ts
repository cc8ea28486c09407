import * as z from 'zod';
import type { Demo } from '../../scenario/demo.ts';
import { moreTimeMs } from '../../scenario/participant/deadlines.ts';
import { ACTIONS, BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { button, buttons, type MessageContent, section } from './blocks.ts';
import type { MenuItem } from './menu.ts';
import { timeOfDay } from './mrkdwn.ts';

const MINUTE_MS = 60_000;

/**
 * Returns the reminder. It is a separate message, because Slack does not notify of updated messages.
 * @param now epoch milliseconds
 */
export function reminderMessage(demo: Demo, text: Text, now: number): MessageContent {
  const told = text.progress.moreTime.reminder(inMinutes(demo.deadlineAt - now), timeOfDay(demo.deadlineAt));
  const { actionId, label } = moreTimeItem(demo, text);
  return {
    text: told,
    blocks: [section(told), buttons(BLOCKS.reminderButtons, [button(actionId, label, demo.demoId)])],
  };
}

const buttonsSchema = z.object({
  block_id: z.literal(BLOCKS.reminderButtons),
  elements: z.array(z.object({ value: z.string() })),
});

/** Whether these blocks are the reminder of this demo. The value of its button is the demo's id. */
export function isReminderOf(demoId: string, blocks: readonly unknown[]): boolean {
  return blocks.some((block) => buttonsSchema.safeParse(block).data?.elements.some(({ value }) => value === demoId));
}

export function moreTimeItem(demo: Demo, text: Text): MenuItem {
  return { actionId: ACTIONS.moreTime, label: text.progress.moreTime.button(inMinutes(moreTimeMs(demo))) };
}

function inMinutes(ms: number): number {
  return Math.max(1, Math.round(ms / MINUTE_MS));
}
