export interface HeldLog {
  write(line: string): void;
  /** Writes the lines so far, and from now on every line directly. */
  release(): void;
}

/** Keeps log lines until `release`. A start that fails then prints one sentence, without the log. */
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
