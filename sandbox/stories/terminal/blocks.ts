import { buttonsLine, choiceLines, type Element, type Text, wordsOf } from './elements.ts';
import { eachWord, type Looks, plain, readable } from './mrkdwn.ts';
import { tableLines } from './table.ts';

/** One printed line. `key` identifies the line; it does not depend on the width of the terminal. */
export interface Line {
  readonly key: string;
  readonly text: string;
}

interface Block extends Element {
  readonly fields?: readonly Text[];
  readonly accessory?: Element;
  readonly element?: Element;
  readonly label?: Text;
  readonly elements?: readonly Element[];
  readonly rows?: readonly (readonly unknown[])[];
}

/** If a text has this many short list items or more, they are printed in one line. */
const MANY_ITEMS = 4;
const SHORT_ITEM = /^• \S{1,40}$/u;

/** Returns the text of blocks, line by line. Leaves out the kinds that `linesOfBlock` does not name. */
export function linesOfBlocks(blocks: readonly object[], looks: Looks, columns: number): Line[] {
  return (blocks as readonly Block[]).flatMap((block) => linesOfBlock(block, looks, columns));
}

function linesOfBlock(block: Block, looks: Looks, columns: number): Line[] {
  const { colours } = looks;
  switch (block.type) {
    case 'header':
      return lines(eachWord(plain(wordsOf(block.text), looks), colours.bold));
    case 'section': {
      const texts = [block.text, ...(block.fields ?? [])].map((text) => shown(text, looks));
      return lines(...texts, buttonsLine([block.accessory], looks), ...choiceLines(block.accessory, looks));
    }
    case 'image':
      return lines(colours.dim(`(picture: ${firstSentence(block.alt_text ?? 'without a description')})`));
    case 'actions':
      return lines(buttonsLine(block.elements ?? [], looks));
    case 'input':
      return lines(`▢ ${plain(wordsOf(block.label), looks)}`, ...choiceLines(block.element, looks));
    case 'table':
      return tableOf(block, looks, columns);
    case 'rich_text':
      return lines(plain(richText(block.elements), looks));
    default:
      return [];
  }
}

/** Splits texts into lines and leaves out the empty ones. The key of a line is the line itself. */
export function lines(...texts: readonly string[]): Line[] {
  const all = texts.flatMap((text) => inFewLines(text.split('\n'))).filter((text) => text.trim() !== '');
  return all.map((text) => ({ key: text, text }));
}

function tableOf({ rows = [] }: Block, looks: Looks, columns: number): Line[] {
  const { bold } = looks.colours;
  const cells = rows.map((row, index) =>
    row.map((cell) => {
      const text = cellText(cell as Element, looks);
      return index === 0 ? eachWord(text, bold) : text;
    }),
  );
  const texts = tableLines(cells, columns);
  return cells.map((row, index) => ({ key: row.join(' · '), text: texts[index] ?? '' }));
}

function cellText(cell: Element, looks: Looks): string {
  return plain(cell.type === 'rich_text' ? richText([cell]) : wordsOf(cell.text), looks);
}

/** Returns the text of rich text, without its styles. */
function richText(elements: readonly Element[] = []): string {
  return elements
    .map((element) => {
      if (element.elements) return richText(element.elements);
      if (element.type === 'emoji') return `:${element.name}:`;
      return wordsOf(element.text);
    })
    .join('');
}

function shown(text: Element['text'], looks: Looks): string {
  const isPlain = typeof text === 'object' && text.type === 'plain_text';
  return isPlain ? plain(wordsOf(text), looks) : readable(wordsOf(text), looks);
}

function firstSentence(text: string): string {
  return /^.+?(?=[.!?](?:\s|$))/s.exec(text)?.[0] ?? text;
}

function inFewLines(texts: readonly string[]): string[] {
  const isMany = texts.filter((text) => SHORT_ITEM.test(text)).length >= MANY_ITEMS;
  if (!isMany) return [...texts];
  const items = texts.filter((text) => SHORT_ITEM.test(text)).map((text) => text.slice(2));
  const first = texts.findIndex((text) => SHORT_ITEM.test(text));
  const others = texts.map((text, index) => (index === first ? `• ${items.join(', ')}` : text));
  return others.filter((text, index) => index === first || !SHORT_ITEM.test(text));
}
