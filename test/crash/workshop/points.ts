import { type Cut, type Point, SIDES, type Side } from '../gate.ts';

/** Which calls of a kind are killed, and on which sides. */
interface Sample {
  readonly kinds: RegExp;
  readonly sides: readonly Side[];
  /** Where in the life: the first call of its kind, or the one in the middle. */
  readonly at: 'first' | 'middle';
}

/**
 * What a workshop adds to the life of a demo, before and after; and what stands for the calls of its demos, each of which is killed
 * in a matrix of its own. The first try of a script that Redis does not know by its hash does nothing: `, whole` is the next one.
 */
const SAMPLES: readonly Sample[] = [
  { kinds: /^redis workshops (?:OPEN|SAVE|ADD_NUMBERED)(?:, whole| \w|$)/, sides: SIDES, at: 'first' },
  // Before a note is the same as behind the post that it is about.
  { kinds: /^redis workshops REPLACE/, sides: ['after'], at: 'first' },
  { kinds: /^redis workshops SET (?:progress|hand|told)$/, sides: ['after'], at: 'middle' },
  { kinds: /^redis state (?:POP_PREPARED|HAND_OVER)$/, sides: SIDES, at: 'middle' },
  { kinds: /^redis state (?:CREATE_IF_NONE_ACTIVE|SAVE)$/, sides: ['after'], at: 'middle' },
  { kinds: /^redis bullmq addDelayedJob of the workshop$/, sides: SIDES, at: 'first' },
  { kinds: /^slack chat\.postMessage (?:card|board|debrief)$/, sides: SIDES, at: 'first' },
  { kinds: /^slack chat\.postMessage letter/, sides: SIDES, at: 'middle' },
  { kinds: /^slack chat\.update (?:card|board)$/, sides: ['after'], at: 'middle' },
  { kinds: /^slack files\.\w+ (?:table|chart)$/, sides: ['after'], at: 'first' },
  { kinds: /^aws (?:Create|Put|Enable|Deactivate|Delete)\w+$/, sides: ['after'], at: 'middle' },
  { kinds: /^aws (?:CreateUser|CreateVirtualMFADevice)$/, sides: ['before'], at: 'first' },
  { kinds: /^slack files\.completeUploadExternal QR code$/, sides: ['after'], at: 'middle' },
];

/** Picks where a workshop is killed, in the order of its life. */
export function workshopCuts(points: readonly Point[]): Cut[] {
  const counts = new Map<string, number>();
  for (const { name } of points) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isDone = (name: string) => name.startsWith('redis workshops ADD_NUMBERED') && counts.has(`${name}, whole`);
  return [...counts].flatMap(([name, count]) =>
    isDone(name)
      ? []
      : SAMPLES.filter(({ kinds }) => kinds.test(name)).flatMap(({ sides, at }) =>
          sides.map((side): Cut => ({ name, index: at === 'first' ? 1 : Math.ceil(count / 2), side })),
        ),
  );
}
