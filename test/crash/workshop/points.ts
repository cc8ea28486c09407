import { type Cut, type Point, SIDES, type Side } from '../gate.ts';

/** Kinds of calls, and at which call of each kind and on which sides the bot is killed. */
interface Sample {
  readonly kinds: RegExp;
  readonly sides: readonly Side[];
  /** The first call of its kind, or the middle one. */
  readonly at: 'first' | 'middle';
}

/**
 * The calls that a workshop makes in addition to those of its demos, and only a few calls of its demos, because the
 * crash matrix of a demo covers all calls of a demo. If Redis does not know a script by its hash, the first call does
 * nothing; `, whole` marks the second call, which sends the whole script.
 */
const SAMPLES: readonly Sample[] = [
  { kinds: /^redis workshops (?:OPEN|SAVE|ADD_NUMBERED)(?:, whole| \w|$)/, sides: SIDES, at: 'first' },
  // REPLACE stores that something was posted. A kill before it has the same effect as a kill after the post.
  { kinds: /^redis workshops REPLACE(?:, whole)? (?:card|board|debrief|table|chart)$/, sides: ['after'], at: 'first' },
  { kinds: /^redis workshops (?:REPLACE (?:progress|hand)|SET told)$/, sides: ['after'], at: 'middle' },
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

/** Returns the cuts of a workshop, in the order in which each kind of call first came. */
export function workshopCuts(points: readonly Point[]): Cut[] {
  const counts = new Map<string, number>();
  for (const { name } of points) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isRepeatedWhole = (name: string) =>
    name.startsWith('redis workshops ADD_NUMBERED') && counts.has(`${name}, whole`);
  return [...counts].flatMap(([name, count]) =>
    isRepeatedWhole(name)
      ? []
      : SAMPLES.filter(({ kinds }) => kinds.test(name)).flatMap(({ sides, at }) =>
          sides.map((side): Cut => ({ name, index: at === 'first' ? 1 : Math.ceil(count / 2), side })),
        ),
  );
}
