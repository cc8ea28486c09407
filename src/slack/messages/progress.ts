import type { KnownBlock } from '@slack/types';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';
import { context, type MessageContent, section } from './blocks.ts';
import { bucketBlocks } from './buckets.ts';
import { checklistLines } from './checklist.ts';
import { clip, LIMITS } from './limits.ts';
import { escapeMrkdwn, timeOfDay } from './mrkdwn.ts';
import { offersMoreTime, progressButtons } from './progress-buttons.ts';
import { receiptBlocks } from './receipt.ts';
import { isSurprising, reportBlocks } from './report.ts';

/** The one message that follows a demo from start to receipt, updated in place. */
export function progressMessage(demo: Demo, text: Text): MessageContent {
  const blocks: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: text.progress.title, emoji: true } },
    ...alarm(demo, text),
    section(checklistLines(demo, text)),
    ...refusal(demo, text),
    section(explanation(demo, text)),
    ...(offersMoreTime(demo) ? [section(text.progress.moreTime.littleLeft(timeOfDay(demo.deadlineAt)))] : []),
    ...reportBlocks(demo, text),
    ...bucketBlocks(demo, text),
    ...receiptBlocks(demo, text),
    ...progressButtons(demo, text),
    ...footer(demo, text),
  ];
  return { text: clip(fallback(demo, text), LIMITS.messageText), blocks };
}

/** What a notification says: where the demo stands, and a refusal or an alarm if there is one. */
function fallback(demo: Demo, text: Text): string {
  if (isAlarming(demo)) return text.progress.surprise;
  const refused = demo.lastRefusal && isRunning(demo) ? ` ${text.refusals[demo.lastRefusal]}` : '';
  return `${text.progress.fallback(text.commands.stage[demo.stage])}${refused}`;
}

function isAlarming(demo: Demo): boolean {
  return demo.endReason === 'surprise' || demo.proofs.some(isSurprising);
}

function alarm(demo: Demo, text: Text): KnownBlock[] {
  return isAlarming(demo) ? [section(text.progress.surprise)] : [];
}

function refusal(demo: Demo, text: Text): KnownBlock[] {
  const isWaiting = demo.stage === 'awaiting-enrollment' || demo.stage === 'awaiting-session-code';
  if (!isWaiting || !demo.lastRefusal) return [];
  return [section(text.progress.refused(text.refusals[demo.lastRefusal]))];
}

function explanation(demo: Demo, text: Text): string {
  const { explain } = text.progress;
  switch (demo.stage) {
    case 'preparing':
      return explain.preparing;
    case 'awaiting-enrollment':
      return explain.awaitingEnrollment;
    case 'enrolling':
      return demo.enrolledAt === undefined ? explain.checkingCodes : explain.refusing;
    case 'awaiting-session-code':
      return explain.awaitingSessionCode;
    case 'proving':
      return explain.proving;
    case 'proved':
      return explain.proved;
    case 'tearing-down':
      return explain.tearingDown;
    case 'ended':
      return text.progress.ended[demo.endReason ?? 'unknown'];
    case 'stuck':
      return text.progress.stuck(escapeMrkdwn(demo.stuckReason ?? text.progress.stuckReasonUnknown));
  }
}

function footer(demo: Demo, text: Text): KnownBlock[] {
  const sentences: string[] = [];
  if (isRunning(demo)) sentences.push(text.progress.endsAt(timeOfDay(demo.deadlineAt)), text.progress.notForWorkloads);
  if (demo.stage === 'ended' && demo.proofs.some(({ round }) => round === 'with'))
    sentences.push(text.progress.sessionIsPowerless);
  if (demo.incidentId) sentences.push(text.progress.incident(demo.incidentId));
  return sentences.length > 0 ? [context(...sentences)] : [];
}
