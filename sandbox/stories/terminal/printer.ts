import type { Colours } from './mrkdwn.ts';
import { padded, widthOf } from './width.ts';
import { wrapped } from './wrap.ts';

/** The output. A countdown is printed only on a terminal, not into a pipe. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

export interface PrinterOptions {
  readonly out: Output;
  readonly columns: number;
  readonly colours: Colours;
}

export interface Entry {
  /** Seconds since the beginning. */
  readonly seconds: number;
  /** The step of the demo, for example `2/5`. */
  readonly progress: string;
  readonly actor: string;
  readonly colour: (text: string) => string;
  /** The first line is printed beside the actor, the others below it. */
  readonly lines: readonly string[];
}

export interface Printer {
  /** The width of the lines of an entry, in columns. */
  readonly textColumns: number;
  entry(entry: Entry): void;
  /** Prints texts over the whole width; an empty text is an empty line. */
  text(...lines: readonly string[]): void;
  /** Prints a text that the next output replaces. If the output is not a terminal, prints nothing. */
  passing(text: string): void;
}

const TIME_WIDTH = 5;
const PROGRESS_WIDTH = 3;
const ACTOR_WIDTH = 8;
const GAP = '  ';
const INDENT = TIME_WIDTH + PROGRESS_WIDTH + ACTOR_WIDTH + 3 * GAP.length;
/** On a terminal with fewer columns, the text starts in a new line. */
const NARROW = 60;
const NARROW_INDENT = 2;

/** Prints `time  step  actor  text`, wrapped to the width with a hanging indent. */
export function createPrinter({ out, columns, colours }: PrinterOptions): Printer {
  const isNarrow = columns < NARROW;
  const indent = isNarrow ? NARROW_INDENT : INDENT;
  const textColumns = Math.max(1, columns - indent);
  const clear = out.isTTY ? '\r\u001B[K' : '';
  const print = (line: string) => void out.write(`${clear}${line.trimEnd().replaceAll('\u00A0', ' ')}\n`);
  return {
    textColumns,
    entry: ({ seconds, progress, actor, colour, lines }) => {
      const time = colours.dim(padded(timeOf(seconds), TIME_WIDTH));
      const head = [time, colours.dim(padded(progress, PROGRESS_WIDTH)), colour(padded(actor, ACTOR_WIDTH))].join(GAP);
      const texts = lines.flatMap((line) => wrapped(line, textColumns));
      if (isNarrow) print(head);
      for (const [index, text] of texts.entries()) {
        print(index === 0 && !isNarrow ? head + GAP + text : ' '.repeat(indent) + text);
      }
    },
    text: (...lines) => {
      for (const line of lines.flatMap((each) => wrapped(each, columns))) print(line);
    },
    passing: (text) => {
      const line = `${' '.repeat(indent)}${text}`;
      if (out.isTTY && widthOf(line) < columns) out.write(`${clear}${colours.dim(line)}`);
    },
  };
}

function timeOf(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`.padStart(TIME_WIDTH);
}
