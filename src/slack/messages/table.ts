import type { ContextBlock, KnownBlock, RichTextBlock, SectionBlock, TableBlock } from '@slack/types';
import { context, section } from './blocks.ts';

export type Outcome = 'allowed' | 'denied' | 'alarming' | 'open';

/**
 * One try: its credentials, the value of the condition key that decides (in policy-try the simulator's answer), and
 * AWS's answer.
 */
export interface ResultRow {
  readonly credentials: string;
  readonly value: string;
  readonly answer: string;
  readonly outcome: Outcome;
  /** The participant's prediction, in words. */
  readonly guess?: string | undefined;
}

export interface ResultTable {
  readonly heads: readonly [credentials: string, value: string, answer: string];
  readonly rows: readonly ResultRow[];
}

/** The emoji of each outcome. */
export const MARKS: Readonly<Record<Outcome, string>> = {
  allowed: 'white_check_mark',
  denied: 'no_entry',
  alarming: 'warning',
  open: 'hourglass_flowing_sand',
};

/** Returns the table as Slack's table block. A message may have one table block, a modal none. */
export function tableBlock({ heads, rows }: ResultTable): TableBlock {
  return {
    type: 'table',
    column_settings: heads.map(() => ({ is_wrapped: true })),
    rows: [
      heads.map((text) => ({ type: 'raw_text' as const, text })),
      ...rows.map(({ credentials, value, answer, outcome, guess }) => [
        cell(credentials),
        cell(value, { isCode: true }),
        cell(guess ? `${answer} (${guess})` : answer, { mark: MARKS[outcome] }),
      ]),
    ],
  };
}

function cell(text: string, { mark, isCode }: { mark?: string; isCode?: boolean } = {}): RichTextBlock {
  const emoji =
    mark === undefined
      ? []
      : [
          { type: 'emoji' as const, name: mark },
          { type: 'text' as const, text: ' ' },
        ];
  const style = isCode ? { style: { code: true } } : mark === undefined ? {} : { style: { bold: true } };
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [...emoji, { type: 'text', text, ...style }] }],
  };
}

/** Returns the table as a paragraph for each row, for workspaces without table blocks. */
export function tableLines(table: ResultTable): KnownBlock[] {
  return [section(table.rows.map((row) => rowLines(row, table.heads)).join('\n'))];
}

function rowLines({ credentials, value, answer, outcome, guess }: ResultRow, heads: ResultTable['heads']): string {
  const said = guess ? `*${answer}* (${guess})` : `*${answer}*`;
  return `:${MARKS[outcome]}: *${credentials}*\n      ${heads[1]}: \`${value}\`  ·  ${heads[2]}: ${said}`;
}

/**
 * Returns the table as a section for each row, for a modal.
 * @param reasons the reason for the answer of each row, shown below the row; undefined for a row without a reason
 */
export function rowSections(
  { rows, heads }: ResultTable,
  reasons: readonly (string | undefined)[] = [],
): (SectionBlock | ContextBlock)[] {
  return rows.flatMap((row, index) => {
    const reason = reasons[index];
    return [rowSection(row, heads), ...(reason === undefined ? [] : [context(reason)])];
  });
}

function rowSection(
  { credentials, value, answer, outcome, guess }: ResultRow,
  heads: ResultTable['heads'],
): SectionBlock {
  const said = guess ? `*${answer}* (${guess})` : `*${answer}*`;
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: `:${MARKS[outcome]}: *${credentials}*` },
    fields: [
      { type: 'mrkdwn', text: `${heads[1]}\n\`${value}\`` },
      { type: 'mrkdwn', text: `${heads[2]}\n${said}` },
    ],
  };
}
