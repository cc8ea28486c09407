export interface HeldLog {
  write(line: string): void;
  /** From now on, and with what was held so far, lines are written. */
  release(): void;
}

/** Holds lines back: a start that fails is told in one sentence, and its log would only be in the way. */
export function holdLog(write: (line: string) => void): HeldLog {
  let held: string[] | undefined = [];
  return {
    write: (line) => {
      if (held) held.push(line);
      else write(line);
    },
    release: () => {
      for (const line of held ?? []) write(line);
      held = undefined;
    },
  };
}
