/** Replaces secrets, and what differs from run to run, in sentences that are printed or recorded. */
export interface Mask {
  /** This text is replaced by the placeholder from now on. */
  hide(text: string, placeholder?: string): void;
  apply(sentence: string): string;
}

const SHORTEST = 4;

export function createMask(): Mask {
  const hidden = new Map<string, string>();
  return {
    hide: (text, placeholder = '<secret>') => {
      if (text.length >= SHORTEST) hidden.set(text, placeholder);
    },
    apply: (sentence) => {
      const longestFirst = [...hidden].sort(([one], [other]) => other.length - one.length);
      return longestFirst.reduce((text, [secret, placeholder]) => text.replaceAll(secret, placeholder), sentence);
    },
  };
}
