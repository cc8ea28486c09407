import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { Fragment } from 'react';
import { useFollow } from '../follow.ts';
import { useViewer } from '../viewer.ts';
import { formatSlackDate } from './format-date.ts';
import { type Inline, type Paragraph, parseMrkdwn, parsePlainText, type SlackDate } from './parse-mrkdwn.ts';

/** A text object of Block Kit. */
export function Text({ of }: { readonly of: PlainTextElement | MrkdwnElement }) {
  if (of.type === 'plain_text') return <PlainText of={of} />;
  return <Mrkdwn text={of.text} />;
}

export function PlainText({ of }: { readonly of: PlainTextElement }) {
  return of.emoji === false ? of.text : <Inlines of={parsePlainText(of.text)} />;
}

/** A text object in one line, for places where a paragraph is not allowed, such as a label. */
export function Line({ of }: { readonly of: PlainTextElement | MrkdwnElement }) {
  if (of.type === 'plain_text') return <PlainText of={of} />;
  const lines = parseMrkdwn(of.text).flatMap((part) =>
    part.kind === 'preformatted' ? [[{ kind: 'code' as const, text: part.text }]] : part.lines,
  );
  return keyed(lines, (line, index) => (
    <>
      {index > 0 && ' '}
      <Inlines of={line} />
    </>
  ));
}

/** A text in mrkdwn, which is also the format of a message without blocks. */
export function Mrkdwn({ text }: { readonly text: string }) {
  return keyed(parseMrkdwn(text), (paragraph) => <ParagraphView of={paragraph} />);
}

function ParagraphView({ of }: { readonly of: Paragraph }) {
  if (of.kind === 'preformatted') return <pre className="pre">{of.text}</pre>;
  const lines = <Lines of={of.lines} />;
  return of.kind === 'quote' ? <blockquote>{lines}</blockquote> : <p>{lines}</p>;
}

/** Lines of one paragraph, with line breaks between. */
export function Lines({ of }: { readonly of: readonly (readonly Inline[])[] }) {
  return keyed(of, (line, index) => (
    <>
      {index > 0 && <br />}
      <Inlines of={line} />
    </>
  ));
}

export function Inlines({ of }: { readonly of: readonly Inline[] }) {
  return keyed(of, (inline) => <InlineView of={inline} />);
}

function InlineView({ of }: { readonly of: Inline }) {
  switch (of.kind) {
    case 'text':
      return of.text;
    case 'code':
      return <code>{of.text}</code>;
    case 'emoji':
      return <span className="emoji">{of.text}</span>;
    case 'mention':
      return <span className="mention">{of.text}</span>;
    case 'user':
    case 'channel':
    case 'usergroup':
      return <Named kind={of.kind} id={of.id} />;
    case 'link':
      return <Link href={of.href} text={of.text} />;
    case 'date':
      return <DateView of={of} />;
    default:
      return <Marked kind={of.kind}>{of.children}</Marked>;
  }
}

function Marked(props: { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }) {
  const Tag = ({ bold: 'strong', italic: 'em', strike: 's' } as const)[props.kind];
  return (
    <Tag>
      <Inlines of={props.children} />
    </Tag>
  );
}

export function Named({ kind, id }: { readonly kind: 'user' | 'channel' | 'usergroup'; readonly id: string }) {
  const { nameOf } = useViewer();
  return (
    <span className="mention">
      {kind === 'channel' ? '#' : '@'}
      {nameOf(id)}
    </span>
  );
}

export function DateView({ of }: { readonly of: SlackDate }) {
  const { locale } = useViewer();
  const text = formatSlackDate(of, locale, Date.now());
  if (of.href) return <Link href={of.href} text={text} />;
  return <time title={of.fallback}>{text}</time>;
}

export function Link({ href, text }: { readonly href: string; readonly text: string }) {
  const follow = useFollow(href);
  return (
    <a href={href} target="_blank" rel="noreferrer" onClick={follow}>
      {text}
    </a>
  );
}

/** Draws items with their index as React key, because parts of a text have no ids. */
export function keyed<T>(items: readonly T[], draw: (item: T, index: number) => React.ReactNode) {
  const withPlace = items.map((item, place) => ({ item, place }));
  return withPlace.map(({ item, place }) => <Fragment key={place}>{draw(item, place)}</Fragment>);
}
