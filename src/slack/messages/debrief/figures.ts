import type { Debrief } from '../../../scenario/workshop/debrief.ts';
import type { Text } from '../../text/en.ts';
import type { Face } from '../face.ts';

/** A step of the lesson with its figures. */
export interface StepFigures {
  readonly name: string;
  readonly reached: number;
  readonly droppedOff: number;
  readonly medianMs?: number | undefined;
  /** The median time in words. */
  readonly time?: string | undefined;
}

/** Returns the figures of each step, for the message, the picture and Slack's own chart. */
export function stepFigures(debrief: Debrief, face: Pick<Face, 'steps'>, text: Text): StepFigures[] {
  return debrief.steps.map(({ reached, droppedOff, medianMs }, index) => ({
    name: face.steps[index]?.name(text) ?? '',
    reached,
    droppedOff,
    medianMs,
    time: medianMs === undefined ? undefined : timeInWords(medianMs, text),
  }));
}

/** Returns a duration in words. @param ms milliseconds */
export function timeInWords(ms: number, { debrief }: Text): string {
  const seconds = Math.round(ms / 1000);
  return seconds === 0 ? debrief.underOneSecond : debrief.time(Math.floor(seconds / 60), seconds % 60);
}
