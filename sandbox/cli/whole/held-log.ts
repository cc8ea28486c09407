export interface HeldLog {
  write(line: string): void;
  /** Writes the kept lines. Every later line is written directly. */
  release(): void;
}

/** Keeps log lines until `release`. So if the start fails, the terminal shows only the error, without the log. */
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
