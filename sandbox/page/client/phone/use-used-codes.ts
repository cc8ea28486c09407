import { useStoryMemory } from '../story-memory.ts';

const none: readonly string[] = [];
/** The number of used codes that are remembered. A phone whose clock is set back shows one of the last codes again. */
const REMEMBERED = 20;

/** Returns which codes of this person's phone were used in a form, so that they are not offered again. */
export function useUsedCodes(userId: string) {
  const [codes, keep] = useStoryMemory(`phone used ${userId}`, none);
  return {
    isUsed: (code: string) => codes.includes(code),
    use: (code: string) => {
      if (!codes.includes(code)) keep([...codes.slice(1 - REMEMBERED), code]);
    },
  };
}
