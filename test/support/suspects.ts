import type { Source } from './read-imports.ts';

/** What makes a test depend on the machine's speed, on chance or on its neighbours. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  'waits for a time': /\bsetTimeout\(|\bsetInterval\(|timers\/promises|\bsleep\(|waitForTimeout/,
  'counts turns of the event loop': /\bsetImmediate\(|\bqueueMicrotask\(|\bnextTick\(|await Promise\.resolve\(\)/,
  'replaces timers': /useFakeTimers|setSystemTime|spyOn\((?:globalThis|AbortSignal|Date|performance)\b|\bDate\.now = /,
  'compares with the clock':
    /expect\([^\n]*(?:Date\.now|performance\.now)\(|to(?:Be|Equal)\w*\([^\n]*(?:Date\.now|performance\.now)\(/,
  'lives for seconds': /\blifetimeMs: \d|LIFETIME_MINUTES: /,
  'reads a folder': /\breaddir(?:Sync)?\(/,
};

export interface Suspect {
  readonly path: string;
  readonly sign: string;
  /** Counted from 1; the first of its kind in that file. */
  readonly line: number;
}

/** What the files of one worker share outlives each of them. A test file may keep what its own tests share. */
const KEEPS_SOMETHING = { 'keeps something between files': /^(?:let|var) /m };

/** Places in tests that a reader should look at: each may be fine, and then it has a reason. */
export function suspectsIn(sources: readonly Source[]): Suspect[] {
  return sources.flatMap(({ path, text }) =>
    Object.entries(path.includes('.test.') ? SIGNS : { ...SIGNS, ...KEEPS_SOMETHING }).flatMap(([sign, pattern]) => {
      const index = text.search(pattern);
      return index < 0 ? [] : [{ path, sign, line: text.slice(0, index).split('\n').length }];
    }),
  );
}
