import { useStoryMemory } from '../story-memory.ts';

const none: readonly string[] = [];
/** A code comes again after months at the earliest; a phone whose clock is put back shows one of the last. */
const REMEMBERED = 20;

/** Codes that went from this person's phone into a form: none of them is offered again. */
export function useUsedCodes(userId: string) {
  const [codes, keep] = useStoryMemory(`phone used ${userId}`, none);
  return {
    isUsed: (code: string) => codes.includes(code),
    use: (code: string) => {
      if (!codes.includes(code)) keep([...codes.slice(1 - REMEMBERED), code]);
    },
  };
}
