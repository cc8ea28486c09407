import { useStoryMemory } from '../story-memory.ts';

const none: readonly string[] = [];
/** How many used codes are remembered. If the phone's clock is set back, the phone shows earlier codes again. */
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
