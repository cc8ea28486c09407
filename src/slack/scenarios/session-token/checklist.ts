import type { SessionTokenDemo } from '../../../scenario/session-token/state.ts';
import type { ChecklistItem } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';

/** Decided from facts, so it is right at any end too. */
export function checklistOf({ phase, stage, state }: SessionTokenDemo, text: Text): ChecklistItem[] {
  const { created, enrolled, refused, session, opened } = text.progress.checklist;
  const { device, enrolledAt, proofs } = state;
  const isPreparing = phase === 'running' && stage === 'preparing';
  const before = proofs.filter(({ round }) => round === 'before');
  const withMfa = proofs.filter(({ round }) => round === 'with');
  return [
    { label: created, isDone: device !== undefined && !isPreparing },
    { label: enrolled, isDone: enrolledAt !== undefined },
    { label: refused, isDone: before.length > 0 && before.every(({ outcome }) => outcome === 'denied') },
    { label: session, isDone: withMfa.length > 0 },
    { label: opened, isDone: withMfa.some(({ outcome }) => outcome === 'allowed') },
  ];
}
