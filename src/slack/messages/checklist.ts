import type { Demo } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';

type Item = keyof Text['progress']['checklist'];

const ITEMS: readonly Item[] = ['created', 'enrolled', 'refused', 'session', 'opened', 'removed'];

/** The stages of the demo as lines: what is done, what is now, what comes. Decided from facts, so it is right at any end too. */
export function checklistLines(demo: Demo, text: Text): string {
  const isOver = demo.stage === 'tearing-down' || demo.stage === 'ended' || demo.stage === 'stuck';
  const next = isOver ? 'removed' : ITEMS.find((item) => !isDone(item, demo));
  // After the proof nothing is going on: the person looks as long as they like.
  const current = demo.stage === 'proved' ? undefined : next;
  return ITEMS.map((item) => {
    const label = text.progress.checklist[item];
    if (isDone(item, demo)) return `:white_check_mark: ${label}`;
    if (item === current && demo.stage === 'stuck') return `:warning: *${label}*`;
    if (item === current) return `:arrow_right: *${label}* (${text.progress.now})`;
    return isOver ? `:heavy_minus_sign: ${label} (${text.progress.skipped})` : `:white_small_square: ${label}`;
  }).join('\n');
}

function isDone(item: Item, demo: Demo): boolean {
  switch (item) {
    case 'created':
      return demo.device !== undefined && demo.stage !== 'preparing';
    case 'enrolled':
      return demo.enrolledAt !== undefined;
    case 'refused': {
      const before = demo.proofs.filter(({ round }) => round === 'before');
      return before.length > 0 && before.every(({ outcome }) => outcome === 'denied');
    }
    case 'session':
      return demo.proofs.some(({ round }) => round === 'with');
    case 'opened':
      return demo.proofs.some(({ round, outcome }) => round === 'with' && outcome === 'allowed');
    case 'removed':
      return demo.stage === 'ended' && (demo.receipt?.left.length ?? 0) === 0;
  }
}
