/** What a bench was asked for. */
export interface BenchOptions {
  /** Smaller sizes, so that all benches together take less than a minute. */
  readonly quick: boolean;
  /** How many people, demos or orphans, in place of the bench's own sizes. */
  readonly people?: readonly number[] | undefined;
  /** How many bots, in place of the bench's own. */
  readonly bots?: readonly number[] | undefined;
  /** Says how far the bench is. */
  say(line: string): void;
}

type Unit = 'ms' | 's' | 'MB' | 'bytes' | '%' | 'calls' | 'people' | 'demos' | 'resources';

/** One measured figure, held against what was measured or worked out beside it, and against what it should be. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** In the same unit. */
  readonly baseline?: { readonly what: string; readonly value: number };
  readonly aim?: Aim;
}

/** What the figure, or its ratio to the baseline, should be. */
export type Aim = { readonly of: 'value' | 'ratio' } & ({ readonly atMost: number } | { readonly atLeast: number });

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface BenchResult {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** How it was measured and what else is to be known, a sentence each. */
  readonly notes: readonly string[];
  readonly tables?: readonly Table[];
}

export function ratioOf({ value, baseline }: Figure): number | undefined {
  return baseline && value / baseline.value;
}

/** Says whether the figure is as it should be; nothing where no aim was set. */
export function isMet(figure: Figure): boolean | undefined {
  const { aim, value } = figure;
  if (aim === undefined) return undefined;
  const judged = aim.of === 'ratio' ? ratioOf(figure) : value;
  if (judged === undefined) return false;
  return 'atMost' in aim ? judged <= aim.atMost : judged >= aim.atLeast;
}
