import type { ModalView } from '@slack/types';
import { context, section } from '../../../messages/blocks.ts';
import { type ResultTable, rowSections } from '../../../messages/table.ts';
import type { Text } from '../../../text/en.ts';
import { readingView } from '../../../views/reading.ts';

interface Results {
  readonly hasWorked: boolean;
  readonly table: ResultTable;
  /** The lesson's texts about its result. */
  readonly words: {
    readonly worked: string;
    readonly didNotWork: string;
    readonly compare: string;
    readonly rule: string;
  };
}

interface Proved extends Results {
  /** The sentences below the headline, which say what the result means. */
  readonly says: readonly string[];
  readonly remarks: ModalView['blocks'];
}

/** Returns the window after the last result. */
export function provedView({ hasWorked, table, words, says, remarks }: Proved, text: Text): ModalView {
  const headline = hasWorked ? `:tada: *${words.worked}*` : `*${words.didNotWork}*`;
  return readingView(text, text.sessionToken.window.results, [
    section([headline, ...says].join('\n')),
    ...rowSections(table),
    ...remarks,
    context(words.rule),
  ]);
}

interface Explained extends Results {
  /** The reason for AWS's answer to each try, in the order of the table; undefined if the answer is not as expected. */
  readonly reasons: readonly (string | undefined)[];
  /** Answers to questions that people may ask next. */
  readonly below: readonly string[];
}

/** Shows the results, and a reason below each result that is as expected. */
export function resultsView({ hasWorked, table, words, reasons, below }: Explained, text: Text): ModalView {
  return readingView(text, text.sessionToken.window.results, [
    ...(hasWorked ? [section(`:tada: *${words.worked}*`)] : []),
    section(words.compare),
    ...rowSections(table, reasons),
    { type: 'divider' },
    ...below.map(section),
    context(words.rule),
  ]);
}
