import QuickLRU from 'quick-lru';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { Notes } from '../../scenario/ports/notes.ts';

/** At least this many notes are kept. Beyond that, notes that were not used for a long time are dropped. */
const MOST_NOTES = 20_000;

interface Note {
  readonly value: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Keeps notes in memory, until the process ends. Their lifetimes follow `clock`. */
export function createMemoryNotes(clock: Clock): Notes {
  const notes = new QuickLRU<string, Note>({ maxSize: MOST_NOTES });
  const current = (name: string): string | undefined => {
    const note = notes.get(name);
    return note && clock.now() < note.until ? note.value : undefined;
  };
  const write = (name: string, value: string, forMs: number) => notes.set(name, { value, until: clock.now() + forMs });

  return {
    read: async (name) => current(name),
    keep: async (name, value, forMs) => void write(name, value, forMs),
    keepFirst: async (name, value, forMs) => {
      if (current(name) !== undefined) return false;
      write(name, value, forMs);
      return true;
    },
    add: async (name, amount, forMs) => {
      const sum = Number(current(name) ?? 0) + amount;
      write(name, String(sum), forMs);
      return sum;
    },
    forget: async (name) => void notes.delete(name),
  };
}
