import type { Button } from '@slack/types';
import type { Demo } from '../../scenario/demo.ts';
import { moreTimeMs } from '../../scenario/participant/deadlines.ts';
import { ACTIONS, BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { button, buttons, type MessageContent, section } from './blocks.ts';
import { timeOfDay } from './mrkdwn.ts';

const MINUTE_MS = 60_000;

/** A message of its own, because Slack notifies nobody of an update. `now` in epoch milliseconds. */
export function reminderMessage(demo: Demo, text: Text, now: number): MessageContent {
  const told = text.progress.moreTime.reminder(inMinutes(demo.deadlineAt - now), timeOfDay(demo.deadlineAt));
  return { text: told, blocks: [section(told), buttons(BLOCKS.reminderButtons, [moreTimeButton(demo, text)])] };
}

export function moreTimeButton(demo: Demo, text: Text): Button {
  return button(ACTIONS.moreTime, text.progress.moreTime.button(inMinutes(moreTimeMs(demo))), demo.demoId);
}

function inMinutes(ms: number): string {
  return String(Math.max(1, Math.round(ms / MINUTE_MS)));
}
