import type { HeaderBlock, KnownBlock } from '@slack/types';
import type { Debrief, RoomGuess } from '../../../scenario/workshop/debrief.ts';
import type { Workshop } from '../../../scenario/workshop/workshop.ts';
import { BLOCKS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { context, hasBlock, header, type MessageContent, section } from '../blocks.ts';
import type { Face } from '../face.ts';
import { clip, LIMITS } from '../limits.ts';
import { type StepFigures, stepFigures, timeInWords } from './figures.ts';
import { answerLines } from './questions.ts';
import { slackCharts } from './slack-chart.ts';

type DebriefFace = Pick<Face, 'about' | 'steps' | 'guessable'>;

/** The file with the chart, for a workspace in which Slack cannot draw it. */
interface ChartFile {
  readonly fileId: string;
  readonly alt: string;
}

/** Returns the results of a workshop, for its channel. */
export function debriefMessage(debrief: Debrief, face: DebriefFace, text: Text, picture?: ChartFile): MessageContent {
  const words = text.debrief;
  const title = words.title(face.about(text).name);
  const joined = debrief.seats.length;
  if (joined === 0) return { text: title, blocks: [titleBlock(debrief, title), section(words.nobody)] };
  const steps = stepFigures(debrief, face, text);
  const fallback = `${title}: ${words.joined(joined, debrief.finished).replaceAll('*', '')}`;
  const withChart = (chart: KnownBlock[]): KnownBlock[] => [
    titleBlock(debrief, title),
    section(numberLines(debrief, text).join('\n')),
    ...listBlocks(words.steps.title, stepLines(steps, debrief, text)),
    ...chart,
    ...listBlocks(words.guesses.title, guessLines(debrief.guesses, face, text)),
    ...listBlocks(words.answers, answerLines(debrief.answers, face, text)),
    ...troubles(debrief, text),
  ];
  const charts = slackCharts(steps, debrief.finished, text);
  return {
    text: clip(fallback, LIMITS.messageText),
    blocks: withChart(charts),
    ...(charts.length > 0 && { plain: withChart(pictureBlocks(picture)) }),
  };
}

/** Whether these blocks are the debrief of this workshop. */
export function isDebriefOf(workshop: Pick<Workshop, 'workshopId'>, blocks: readonly unknown[]): boolean {
  return hasBlock(blocks, blockIdOf(workshop));
}

function titleBlock({ workshop }: Debrief, title: string): HeaderBlock {
  return { ...header(title), block_id: blockIdOf(workshop) };
}

function blockIdOf({ workshopId }: Pick<Workshop, 'workshopId'>): string {
  return `${BLOCKS.debrief} ${workshopId}`;
}

function pictureBlocks(picture: ChartFile | undefined): KnownBlock[] {
  return picture ? [{ type: 'image', slack_file: { id: picture.fileId }, alt_text: picture.alt }] : [];
}

function numberLines(debrief: Debrief, text: Text): string[] {
  const { debrief: words } = text;
  const { seats, begun, finished, medianMs, cleanedUp, removed, left } = debrief;
  const isClean = cleanedUp === begun && left === 0;
  return [
    words.joined(seats.length, finished),
    ...(seats.length > begun ? [words.notBegun(seats.length - begun)] : []),
    ...(medianMs === undefined ? [] : [words.wholeTime(timeInWords(medianMs, text))]),
    ...(begun === 0 ? [] : [isClean ? words.cleanedUp(begun) : words.notCleanedUp(cleanedUp, begun)]),
    ...(left > 0 ? [words.left(left)] : []),
    ...(removed > 0 ? [words.removed(removed)] : []),
  ];
}

function stepLines(steps: readonly StepFigures[], { begun, finished }: Debrief, { debrief }: Text): string[] {
  const { people, median, stopped, noneStopped } = debrief.steps;
  if (begun === 0) return [];
  const lines = steps.map(({ name, reached, droppedOff, time }) => {
    const facts = [
      people(reached),
      ...(time === undefined ? [] : [median(time)]),
      ...(droppedOff > 0 ? [stopped(droppedOff)] : []),
    ];
    return `${name}: ${facts.join('  ·  ')}`;
  });
  return finished === begun ? [...lines, noneStopped] : lines;
}

function guessLines(guesses: readonly RoomGuess[], face: DebriefFace, text: Text): string[] {
  const words = text.debrief.guesses;
  const names = face.guessable?.(text) ?? {};
  return guesses.flatMap(({ about, expectedDenied, expectedAllowed, denied, allowed }) => {
    const [name, count] = [names[about], expectedDenied + expectedAllowed];
    if (name === undefined || count === 0) return [];
    const line = words.line(name, Math.round((100 * expectedDenied) / count), count);
    if (denied > 0 && allowed > 0) return [`${line} ${words.mixed(denied, allowed)}`];
    if (denied + allowed === 0) return [line];
    return [`${line} *${denied > 0 ? words.denied : words.allowed}*`];
  });
}

function troubles({ refusedCodes, raisedHands }: Debrief, { debrief }: Text): KnownBlock[] {
  const sentences = [
    ...(refusedCodes > 0 ? [debrief.refusedCodes(refusedCodes)] : []),
    ...(raisedHands > 0 ? [debrief.raisedHands(raisedHands)] : []),
  ];
  return sentences.length > 0 ? [context(...sentences)] : [];
}

/** Returns a title with a list of lines; no block if there are no lines. */
function listBlocks(title: string, lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : [section([title, ...lines.map((line) => `•  ${line}`)].join('\n'))];
}
