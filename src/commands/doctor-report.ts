import { styleText } from 'node:util';
import type { Checked } from '../doctor/check.ts';

/** The output that the lines are printed to. */
export interface Paper {
  /** The width of a line in characters. If absent, lines are not broken. */
  readonly columns?: number | undefined;
  readonly isColoured: boolean;
}

type Result = Checked['result'];

const MARKS: Readonly<Record<Result, string>> = { ok: 'ok', failed: 'FAILED', skipped: 'skipped' };
const COLOURS = { ok: 'green', failed: 'red', skipped: 'dim' } as const;
const MARK_WIDTH = 9;
/** The width of the column of titles, in characters. */
const TITLE_WIDTH = 45;
/** If the output has fewer columns, title and finding are printed as one text. */
const WIDE = 110;

/** Formats a check in columns, or on a narrow output as one text. If the check failed, its hint follows below. */
export function describeCheck(checked: Checked, { columns = Number.POSITIVE_INFINITY, isColoured }: Paper): string {
  const { result, title, says } = checked;
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    isColoured ? styleText(format, text, { validateStream: false }) : text;
  const mark = style(COLOURS[result], MARKS[result]) + ' '.repeat(MARK_WIDTH - MARKS[result].length);
  const indent = columns < WIDE ? MARK_WIDTH : MARK_WIDTH + TITLE_WIDTH;
  const room = Math.max(10, columns - indent);
  const lines = columns < WIDE ? wrapped(`${title}: ${says}`, room) : wrapped(says, room);
  const beside = columns < WIDE ? '' : title.padEnd(TITLE_WIDTH);
  const printed = lines.map((line, index) => (index === 0 ? mark + beside + line : ' '.repeat(indent) + line));
  const hints = result === 'failed' ? wrapped(`→ ${checked.hint}`, room) : [];
  return [...printed, ...hints.map((line) => ' '.repeat(indent) + style('yellow', line))].join('\n').concat('\n');
}

/** Returns a line that says how many checks failed (and need a person), succeeded, and were skipped. */
export function summaryOf(checks: readonly Pick<Checked, 'result'>[], { isColoured }: Paper): string {
  const countOf = (result: Result) => checks.filter((check) => check.result === result).length;
  const failed = countOf('failed');
  const need = `${failed === 0 ? 'None' : failed} of ${checks.length} ${failed > 1 ? 'need' : 'needs'} you`;
  const text = `${need}: ${countOf('ok')} ok, ${countOf('skipped')} skipped.`;
  if (!isColoured) return `\n${text}\n`;
  return `\n${styleText(['bold', failed === 0 ? 'green' : 'red'], text, { validateStream: false })}\n`;
}

/** Breaks a text between words; a long word stays whole, so that it can be copied. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
