import { useTexts } from '../../text/use-texts.ts';
import { Grid } from '../kinds/table.tsx';
import { Inlines, keyed, Lines } from '../text/text.tsx';
import { parseMarkdown } from './parse-markdown.ts';
import type { List, Part } from './parts.ts';

export function Markdown({ text }: { readonly text: string }) {
  return <Parts of={parseMarkdown(text)} />;
}

function Parts({ of }: { readonly of: readonly Part[] }) {
  return keyed(of, (part) => <PartView of={part} />);
}

function PartView({ of }: { readonly of: Part }) {
  switch (of.kind) {
    case 'heading':
      return (
        <h3>
          <Inlines of={of.text} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Lines of={of.lines} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Parts of={of.parts} />
        </blockquote>
      );
    case 'code':
      return <pre className="pre">{of.text}</pre>;
    case 'divider':
      return <hr />;
    case 'list':
      return <ListView of={of} />;
    default:
      return <Grid rows={of.rows} draw={(cell) => <Inlines of={cell} />} alignOf={(column) => of.aligns[column]} />;
  }
}

function ListView({ of: { start, items } }: { readonly of: List }) {
  const texts = useTexts().blocks;
  const drawn = keyed(items, ({ isDone, parts }) => (
    <li data-task={isDone}>
      {isDone !== undefined && (
        <input type="checkbox" checked={isDone} disabled aria-label={isDone ? texts.done : texts.toDo} />
      )}
      <Parts of={parts} />
    </li>
  ));
  if (start === undefined) return <ul className="rich-list">{drawn}</ul>;
  return (
    <ol className="rich-list" start={start}>
      {drawn}
    </ol>
  );
}
