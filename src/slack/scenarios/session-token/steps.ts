import type { SessionTokenDemo } from '../../../scenario/session-token/state.ts';
import type { LessonStep } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';

/** The four steps of the lesson, done or not by what the record says. */
export function stepsOf({ phase, stage, state }: SessionTokenDemo, { sessionToken: { steps } }: Text): LessonStep[] {
  const { device, enrolledAt, proofs } = state;
  const isPreparing = phase === 'running' && stage === 'preparing';
  const before = proofs.filter(({ round }) => round === 'before');
  const isWithoutDone = before.length > 1 && before.every(({ outcome }) => outcome === 'denied');
  const withMfa = proofs.some(({ round, outcome }) => round === 'with' && outcome === 'allowed');
  // The calls without MFA are repeated after the success: only then is the step done.
  const isRepeating = phase === 'running' && stage === 'proving';
  return [
    { label: steps.user, isDone: device !== undefined && !isPreparing },
    { label: steps.phone, isDone: enrolledAt !== undefined },
    { label: steps.without, isDone: isWithoutDone },
    { label: steps.with, isDone: withMfa && !isRepeating },
  ];
}
