import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { context, header, type MessageContent, section } from './blocks.ts';
import type { Face } from './face.ts';
import { endingOf, headline, turnLine } from './headline.ts';
import { clip, LIMITS } from './limits.ts';
import { readMenuValue } from './menu.ts';
import { escapeMrkdwn, timeOfDay } from './mrkdwn.ts';
import { offersMoreTime, progressButtons } from './progress-buttons.ts';
import { receiptBlocks } from './receipt.ts';
import { stepsLine } from './steps-line.ts';
import { tableBlock, tableLines } from './table.ts';

/** What the message shows in addition to the demo itself. */
export interface Shown {
  /** The file with the QR code, once Slack can show it. */
  readonly qrFileId?: string | undefined;
  /** True if Slack does not accept the picture, so that the person has to type the setup key. */
  readonly isWithoutPicture?: boolean | undefined;
  /** Whether the admins know why this demo ended or cannot be cleaned up. */
  readonly adminsKnow?: keyof Text['refused']['adminsKnow'] | undefined;
}

/**
 * Returns the progress message, which shows a demo from its start to its receipt. The bot posts it once and then
 * updates it.
 */
export function progressMessage(demo: Demo, face: Face, text: Text, shown: Shown = {}): MessageContent {
  const withTable = (table: KnownBlock[]): KnownBlock[] => [
    header(headline(demo, face, text)),
    ...contextOf(turnLine(demo, face, text)),
    ...alarm(demo, face, text),
    ...refusal(demo, face, text),
    ...explanations(demo, face, text, shown).map(section),
    ...placeBlocks(demo, face, text, shown),
    ...contextOf(shown.adminsKnow && text.refused.adminsKnow[shown.adminsKnow]),
    ...(offersMoreTime(demo) ? [section(text.progress.moreTime.littleLeft(timeOfDay(demo.deadlineAt)))] : []),
    ...qrBlocks(demo, face, text, shown),
    ...receiptBlocks(demo, text),
    ...table,
    ...face.remarks(demo, text),
    ...progressButtons(demo, face, text),
    ...contextOf(isRunning(demo) && shown.qrFileId ? face.qr?.(text).below : undefined),
    context(stepsLine(demo, face, text), ...[face.rule(text) ?? []].flat()),
    ...footer(demo, face, text),
  ];
  const table = face.table(demo, text);
  const fallback = clip(fallbackText(demo, face, text), LIMITS.messageText);
  if (!table) return { text: fallback, blocks: withTable([]) };
  return { text: fallback, blocks: withTable([tableBlock(table)]), plain: withTable(tableLines(table)) };
}

const buttonsSchema = z.object({
  block_id: z.literal(BLOCKS.progressButtons),
  elements: z.array(
    z.object({ value: z.string().optional(), options: z.array(z.object({ value: z.string() })).optional() }),
  ),
});

/**
 * Whether these blocks are the progress message of this demo. The values of its buttons and its menu hold the demo's
 * id.
 */
export function isProgressOf(demoId: string, blocks: readonly unknown[]): boolean {
  return blocks.some((block) =>
    buttonsSchema
      .safeParse(block)
      .data?.elements.some(
        ({ value, options = [] }) =>
          value === demoId || options.some((option) => readMenuValue(option.value).demoId === demoId),
      ),
  );
}

/** Returns the text of the notification: the alarm if there is one, otherwise the headline and the refusal, if any. */
function fallbackText(demo: Demo, face: Face, text: Text): string {
  if (isAlarming(demo, face)) return face.alarm(text);
  const refused = demo.lastRefusal && isRunning(demo) ? ` ${face.refusal(demo.lastRefusal, text, demo)}` : '';
  return `${text.progress.title}: ${headline(demo, face, text)}${refused}`;
}

function isAlarming(demo: Demo, face: Face): boolean {
  return demo.endReason === 'surprise' || face.isAlarming(demo);
}

function alarm(demo: Demo, face: Face, text: Text): KnownBlock[] {
  return isAlarming(demo, face) ? [section(face.alarm(text))] : [];
}

/** Shows no refusal while codes are being checked, because the new codes may be accepted. */
function refusal(demo: Demo, face: Face, text: Text): KnownBlock[] {
  if (!demo.lastRefusal || !isRunning(demo) || !face.waitsIn.includes(demo.stage)) return [];
  return [section(text.progress.refused(face.refusal(demo.lastRefusal, text, demo)))];
}

function explanations(demo: Demo, face: Face, text: Text, { isWithoutPicture }: Shown): readonly string[] {
  const instead = isWithoutPicture ? face.qr?.(text).instead : undefined;
  switch (demo.phase) {
    case 'running':
      return instead && demo.stage === face.showsQrIn ? [instead] : face.explanation(demo, text);
    case 'tearing-down':
      return [text.progress.tearingDown];
    case 'ended':
      return [face.ended?.(demo, text) ?? text.progress.ended[endingOf(demo, face)]];
    case 'stuck':
      return [text.progress.stuck(escapeMrkdwn(demo.stuckReason ?? text.progress.stuckReasonUnknown))];
  }
}

/** Shows the place in the queue once, in the first message. The message is not updated before the QR code is ready. */
function placeBlocks(demo: Demo, { place, qr }: Face, { progress }: Text, { qrFileId }: Shown): KnownBlock[] {
  if (!place || !qr || qrFileId || !isRunning(demo)) return [];
  const { before, seconds } = place;
  const told =
    seconds < 57.5
      ? progress.queueSeconds(before, inFives(seconds))
      : progress.queueMinutes(before, inMinutes(seconds));
  return [section(told)];
}

function inFives(seconds: number): number {
  return Math.round(seconds / 5) * 5;
}

function inMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

function qrBlocks(demo: Demo, face: Face, text: Text, { qrFileId }: Shown): KnownBlock[] {
  if (!qrFileId || !isRunning(demo) || !face.qr) return [];
  return [{ type: 'image', slack_file: { id: qrFileId }, alt_text: face.qr(text).alt }];
}

function footer(demo: Demo, face: Face, text: Text): KnownBlock[] {
  const sentences = [
    ...(demo.phase === 'ended' ? face.afterword(demo, text) : []),
    ...(demo.incidentId ? [text.progress.incident(demo.incidentId)] : []),
    ...(demo.stage === face.restsAt && demo.phase !== 'tearing-down' ? [text.progress.notForWorkloads] : []),
  ];
  return sentences.length > 0 ? [context(...sentences)] : [];
}

function contextOf(sentence: string | undefined): KnownBlock[] {
  return sentence === undefined ? [] : [context(sentence)];
}
