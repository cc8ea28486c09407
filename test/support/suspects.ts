import type { Source } from './read-imports.ts';

/** Signs that a test may depend on the speed of the machine, on chance or on other tests. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  'waits for a time': /\bsetTimeout\(|\bsetInterval\(|timers\/promises|\bsleep\(|waitForTimeout/,
  'counts turns of the event loop': /\bsetImmediate\(|\bqueueMicrotask\(|\bnextTick\(|await Promise\.resolve\(\)/,
  'replaces timers': /useFakeTimers|setSystemTime|spyOn\((?:globalThis|AbortSignal|Date|performance)\b|\bDate\.now = /,
  'compares with the clock':
    /expect\([^\n]*(?:Date\.now|performance\.now)\(|to(?:Be|Equal)\w*\([^\n]*(?:Date\.now|performance\.now)\(/,
  'sets a lifetime': /\blifetimeMs: \d|LIFETIME_MINUTES: /,
  'reads a folder': /\breaddir(?:Sync)?\(/,
};

export interface Suspect {
  readonly path: string;
  readonly sign: string;
  /** The line of the first place with this sign in the file, counted from 1. */
  readonly line: number;
}

/**
 * Variables of a support file are shared by the test files of a worker. A test file may share variables between its own
 * tests.
 */
const KEEPS_SOMETHING = { 'keeps something between files': /^(?:let|var) /m };

/**
 * Returns the places in tests that somebody should review. A place that is fine has its reason in
 * test/suspects.test.ts.
 */
export function suspectsIn(sources: readonly Source[]): Suspect[] {
  return sources.flatMap(({ path, text }) =>
    Object.entries(path.includes('.test.') ? SIGNS : { ...SIGNS, ...KEEPS_SOMETHING }).flatMap(([sign, pattern]) => {
      const index = text.search(pattern);
      return index < 0 ? [] : [{ path, sign, line: text.slice(0, index).split('\n').length }];
    }),
  );
}
