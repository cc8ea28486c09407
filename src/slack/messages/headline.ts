import { type Demo, isRunning } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';
import type { Face } from './face.ts';
import { timeOfDay } from './mrkdwn.ts';
import { currentStep, stepsOf } from './steps-line.ts';

/** Returns the state of a demo in one line, which a person reads first. */
export function headline(demo: Demo, face: Face, text: Text): string {
  const { progress } = text;
  switch (demo.phase) {
    case 'running':
      return face.result(demo, text) ?? stepHeadline(demo, face, text, face.doing(demo, text));
    case 'tearing-down':
      return demo.endReason === 'surprise'
        ? progress.headline.surprise
        : stepHeadline(demo, face, text, progress.cleaningUp);
    case 'ended':
      return progress.headline[endingOf(demo, face)];
    case 'stuck':
      return progress.headline.stuck;
  }
}

/**
 * Returns how a demo ended: a lesson that has shown its result is a success, unless a surprise or a failure ended it.
 */
export function endingOf(demo: Demo, face: Face): keyof Text['progress']['ended'] {
  if (demo.endReason === 'surprise' || demo.endReason === 'failure') return demo.endReason;
  return face.hasSucceeded(demo) ? 'succeeded' : (demo.endReason ?? 'unknown');
}

/** Says whose turn it is, how much is left to do, and when the demo ends; for a demo that is over, how long it took. */
export function turnLine(demo: Demo, face: Face, text: Text): string | undefined {
  if (demo.phase === 'tearing-down') return text.progress.working;
  if (demo.phase === 'ended') return durationOf(demo, text);
  if (!isRunning(demo)) return undefined;
  const isTheirs = face.waitsIn.includes(demo.stage);
  return [
    isTheirs ? text.progress.yourTurn : text.progress.working,
    ...(isTheirs ? [face.toGo(demo, text) ?? []].flat() : []),
    text.progress.endsAt(timeOfDay(demo.deadlineAt)),
  ].join('   ·   ');
}

function durationOf({ createdAt, receipt }: Demo, { report }: Text): string | undefined {
  if (!receipt) return undefined;
  const seconds = Math.max(1, Math.round((receipt.listedAt - createdAt) / 1000));
  return report.duration(Math.floor(seconds / 60), seconds % 60);
}

function stepHeadline(demo: Demo, face: Face, text: Text, what: string): string {
  const steps = stepsOf(demo, face, text);
  return text.progress.step(String(currentStep(demo, steps) + 1), String(steps.length), what);
}
