/** The options of a bench. */
export interface BenchOptions {
  /** Smaller sizes, so that all benches together take less than a minute. */
  readonly quick: boolean;
  /**
   * How many people, demos or orphans the bench uses, instead of its own numbers. Some benches measure each number,
   * others use only the first. Some benches ignore it.
   */
  readonly people?: readonly number[] | undefined;
  /** How many bots the bench runs, instead of its own numbers. It measures each number; some benches ignore it. */
  readonly bots?: readonly number[] | undefined;
  /** Prints a line about the progress. */
  say(line: string): void;
}

type Unit = 'ms' | 's' | 'MB' | 'bytes' | '%' | 'calls' | 'people' | 'demos' | 'resources';

/** One measured figure. It may have a baseline for comparison, which is measured or calculated, and an aim. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** In the same unit as the figure. */
  readonly baseline?: { readonly what: string; readonly value: number };
  readonly aim?: Aim;
}

/** A bound for the figure, or for its ratio to the baseline. */
export type Aim = { readonly of: 'value' | 'ratio' } & ({ readonly atMost: number } | { readonly atLeast: number });

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface BenchResult {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** How it was measured, and other facts; one sentence each. */
  readonly notes: readonly string[];
  readonly tables?: readonly Table[];
}

export function ratioOf({ value, baseline }: Figure): number | undefined {
  return baseline && value / baseline.value;
}

/** Returns true if the figure meets its aim; undefined without an aim. */
export function isMet(figure: Figure): boolean | undefined {
  const { aim, value } = figure;
  if (aim === undefined) return undefined;
  const judged = aim.of === 'ratio' ? ratioOf(figure) : value;
  if (judged === undefined) return false;
  return 'atMost' in aim ? judged <= aim.atMost : judged >= aim.atLeast;
}
