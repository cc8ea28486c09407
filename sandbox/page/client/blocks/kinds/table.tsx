import type { DataTableBlock, TableBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import { RichText } from './rich-text.tsx';

type Cell = DataTableBlock['rows'][number][number];

export function Table({ of }: { readonly of: TableBlock }) {
  const columns = of.column_settings ?? [];
  return <Grid rows={of.rows} draw={drawCell} alignOf={(column) => columns[column]?.align} />;
}

export function DataTable({ of }: { readonly of: DataTableBlock }) {
  return <Grid rows={of.rows} draw={drawCell} caption={of.caption} alignOf={() => undefined} />;
}

interface GridProps<Content> {
  readonly rows: readonly (readonly Content[])[];
  readonly draw: (cell: Content) => ReactNode;
  readonly caption?: string;
  readonly alignOf: (column: number) => string | undefined;
}

/** A table whose first row names the columns. Cells have no ids, so their row and column numbers are the React keys. */
export function Grid<Content>({ rows, draw, caption, alignOf }: GridProps<Content>) {
  const texts = useTexts().blocks;
  const numbered = rows.map((row, number) => ({ number, cells: row.map((cell, column) => ({ cell, column })) }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption ?? texts.table}>
      <table className="table">
        {caption && <caption>{caption}</caption>}
        <tbody>
          {numbered.map(({ number, cells }) => (
            <tr key={number}>
              {cells.map(({ cell, column }) => {
                const Tag = number === 0 ? 'th' : 'td';
                return (
                  <Tag key={column} scope={number === 0 ? 'col' : undefined} data-align={alignOf(column)}>
                    {draw(cell)}
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function drawCell(cell: Cell): ReactNode {
  return cell.type === 'rich_text' ? <RichText of={cell} /> : cell.text;
}
