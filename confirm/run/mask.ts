/** Replaces secrets and run-specific texts in sentences that are printed or recorded. */
export interface Mask {
  /** Replaces this text by the placeholder from now on; texts of less than four characters stay. */
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
