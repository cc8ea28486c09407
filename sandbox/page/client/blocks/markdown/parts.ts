import type { Inline } from '../text/parse-mrkdwn.ts';

/** A part of a Markdown text that consists of whole lines. */
export type Part =
  | { readonly kind: 'heading'; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'quote'; readonly parts: readonly Part[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'divider' }
  | List
  | MarkdownTable;

export interface List {
  readonly kind: 'list';
  /** The first number of an ordered list. */
  readonly start?: number | undefined;
  readonly items: readonly {
    /** Whether a task is done; undefined for an item without a checkbox. */
    readonly isDone?: boolean | undefined;
    readonly parts: readonly Part[];
  }[];
}

export interface MarkdownTable {
  readonly kind: 'table';
  readonly aligns: readonly ('left' | 'center' | 'right' | undefined)[];
  /** The first row names the columns. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

/** The part at the beginning of some lines, and how many lines it has. */
export interface Taken {
  readonly part: Part;
  readonly count: number;
}

/** A reader for one kind of parts, for example for lists. */
export interface PartReader {
  /** Returns whether these lines begin with a part of this kind. */
  begins(lines: readonly string[]): boolean;
  take(lines: readonly string[]): Taken;
}
