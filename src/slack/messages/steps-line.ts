import { type Demo, isRunning } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';
import type { Face, LessonStep } from './face.ts';

/** Returns the lesson's steps, with cleaning up as the last step. */
export function stepsOf(demo: Demo, face: Face, text: Text): LessonStep[] {
  const isDone = demo.phase === 'ended' && (demo.receipt?.left.length ?? 0) === 0;
  const steps = face.steps.map((step) => ({ label: step.name(text), isDone: step.isDone(demo) }));
  return [...steps, { label: text.progress.cleanUp, isDone }];
}

/** Returns the index of the current step. */
export function currentStep(demo: Demo, steps: readonly LessonStep[]): number {
  const last = steps.length - 1;
  if (!isRunning(demo)) return last;
  const next = steps.findIndex(({ isDone }) => !isDone);
  return next < 0 ? last : next;
}

/** Returns all steps in one line, with a mark for steps that are done, current, or were not reached. */
export function stepsLine(demo: Demo, face: Face, text: Text): string {
  const steps = stepsOf(demo, face, text);
  const current = currentStep(demo, steps);
  const isOver = demo.phase === 'ended';
  return steps
    .map(({ label, isDone }, index) => {
      if (isDone) return `:white_check_mark: ${label}`;
      if (index === current && demo.phase === 'stuck') return `:warning: *${label}*`;
      if (index === current && !isOver) return `:arrow_forward: *${label}*`;
      return isRunning(demo) ? label : `:heavy_minus_sign: ${label}`;
    })
    .join('   ›   ');
}
