import { type Demo, isRunning } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';
import type { ChecklistItem, Face } from './face.ts';

/** The lesson's items and the cleaning up as lines: what is done, what is now, what comes. */
export function checklistLines(demo: Demo, face: Face, text: Text): string {
  const isOver = !isRunning(demo);
  const isRemoved = demo.phase === 'ended' && (demo.receipt?.left.length ?? 0) === 0;
  const removed: ChecklistItem = { label: text.progress.checklist.removed, isDone: isRemoved };
  const items = [...face.checklist(demo, text), removed];
  const next = isOver ? removed : items.find(({ isDone }) => !isDone);
  // After the last step nothing is going on: the person looks as long as they like.
  const current = !isOver && demo.stage === face.restsAt ? undefined : next;
  return items
    .map((item) => {
      if (item.isDone) return `:white_check_mark: ${item.label}`;
      if (item === current && demo.phase === 'stuck') return `:warning: *${item.label}*`;
      if (item === current) return `:arrow_right: *${item.label}* (${text.progress.now})`;
      return isOver
        ? `:heavy_minus_sign: ${item.label} (${text.progress.skipped})`
        : `:white_small_square: ${item.label}`;
    })
    .join('\n');
}
