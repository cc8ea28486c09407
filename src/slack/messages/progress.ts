import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { context, type MessageContent, section } from './blocks.ts';
import { checklistLines } from './checklist.ts';
import { type Face, whereIs } from './face.ts';
import { clip, LIMITS } from './limits.ts';
import { escapeMrkdwn, timeOfDay } from './mrkdwn.ts';
import { offersMoreTime, progressButtons } from './progress-buttons.ts';
import { receiptBlocks } from './receipt.ts';

/** The one message that follows a demo from start to receipt, updated in place. */
export function progressMessage(demo: Demo, face: Face, text: Text): MessageContent {
  const blocks: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: text.progress.title, emoji: true } },
    ...(isAlarming(demo, face) ? [section(text.progress.surprise)] : []),
    section(checklistLines(demo, face, text)),
    ...refusal(demo, face, text),
    section(explanation(demo, face, text)),
    ...(offersMoreTime(demo) ? [section(text.progress.moreTime.littleLeft(timeOfDay(demo.deadlineAt)))] : []),
    ...face.report(demo, text),
    ...receiptBlocks(demo, text),
    ...progressButtons(demo, face, text),
    ...footer(demo, face, text),
  ];
  return { text: clip(fallback(demo, face, text), LIMITS.messageText), blocks };
}

const buttonsSchema = z.object({
  block_id: z.literal(BLOCKS.progressButtons),
  elements: z.array(z.object({ value: z.string().optional() })),
});

/** Recognizes the progress message of a demo by what its buttons carry. */
export function isProgressOf(demoId: string, blocks: readonly unknown[]): boolean {
  return blocks.some((block) => buttonsSchema.safeParse(block).data?.elements.some(({ value }) => value === demoId));
}

/** What a notification says: where the demo stands, and a refusal or an alarm if there is one. */
function fallback(demo: Demo, face: Face, text: Text): string {
  if (isAlarming(demo, face)) return text.progress.surprise;
  const refused = demo.lastRefusal && isRunning(demo) ? ` ${face.refusal(demo.lastRefusal, text, demo)}` : '';
  return `${text.progress.fallback(whereIs(demo, face, text))}${refused}`;
}

function isAlarming(demo: Demo, face: Face): boolean {
  return demo.endReason === 'surprise' || face.isAlarming(demo);
}

/** While codes are being checked, nobody knows yet whether they are refused again. */
function refusal(demo: Demo, face: Face, text: Text): KnownBlock[] {
  if (!demo.lastRefusal || !isRunning(demo) || face.checking.includes(demo.stage)) return [];
  return [section(text.progress.refused(face.refusal(demo.lastRefusal, text, demo)))];
}

function explanation(demo: Demo, face: Face, text: Text): string {
  switch (demo.phase) {
    case 'running':
      return face.explanation(demo, text);
    case 'tearing-down':
      return text.progress.explain.tearingDown;
    case 'ended':
      return text.progress.ended[demo.endReason ?? 'unknown'];
    case 'stuck':
      return text.progress.stuck(escapeMrkdwn(demo.stuckReason ?? text.progress.stuckReasonUnknown));
  }
}

function footer(demo: Demo, face: Face, text: Text): KnownBlock[] {
  const sentences: string[] = [];
  if (isRunning(demo)) sentences.push(text.progress.endsAt(timeOfDay(demo.deadlineAt)), text.progress.notForWorkloads);
  if (demo.phase === 'ended') sentences.push(...face.afterword(demo, text));
  if (demo.incidentId) sentences.push(text.progress.incident(demo.incidentId));
  return sentences.length > 0 ? [context(...sentences)] : [];
}
