import type { RichTextBlock, RichTextElement, RichTextList, RichTextSection } from '@slack/types';
import { emojiNamed } from '../../../../slack/emoji.ts';
import { DateView, keyed, Link, Named } from '../text/text.tsx';
import { Unknown } from '../unknown.tsx';

export function RichText({ of }: { readonly of: RichTextBlock }) {
  return keyed(of.elements, (part) => {
    switch (part.type) {
      case 'rich_text_section':
        return (
          <p className="rich">
            <Line of={part} />
          </p>
        );
      case 'rich_text_list':
        return <List of={part} />;
      case 'rich_text_quote':
        return (
          <blockquote className="rich">
            <Line of={part} />
          </blockquote>
        );
      case 'rich_text_preformatted':
        return (
          <pre className="pre">
            <Line of={part} />
          </pre>
        );
      default:
        return <Unknown type={(part as { type: string }).type} />;
    }
  });
}

function List({ of }: { readonly of: RichTextList }) {
  const Tag = of.style === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag className="rich-list" data-indent={of.indent}>
      {keyed(of.elements, (item: RichTextSection) => (
        <li>
          <Line of={item} />
        </li>
      ))}
    </Tag>
  );
}

function Line({ of }: { readonly of: { readonly elements: readonly RichTextElement[] } }) {
  return keyed(of.elements, (element) => <Styled of={element} />);
}

function Styled({ of }: { readonly of: RichTextElement }) {
  const { bold, italic, strike, underline, code } = of.style ?? {};
  let drawn = <Inline of={of} />;
  if (code) drawn = <code>{drawn}</code>;
  if (underline) drawn = <u>{drawn}</u>;
  if (strike) drawn = <s>{drawn}</s>;
  if (italic) drawn = <em>{drawn}</em>;
  return bold ? <strong>{drawn}</strong> : drawn;
}

function Inline({ of }: { readonly of: RichTextElement }) {
  switch (of.type) {
    case 'text':
      return of.text;
    case 'link':
      return <Link href={of.url} text={of.text ?? of.url} />;
    case 'emoji':
      return <Emoji name={of.name} />;
    case 'user':
      return <Named kind="user" id={of.user_id} />;
    case 'channel':
      return <Named kind="channel" id={of.channel_id} />;
    case 'broadcast':
      return <span className="mention">@{of.range}</span>;
    case 'usergroup':
      return <Named kind="usergroup" id={of.usergroup_id} />;
    case 'team':
      return <span className="mention">{of.team_id}</span>;
    case 'color':
      return <code>{of.value}</code>;
    case 'date':
      return (
        <DateView
          of={{
            kind: 'date',
            epochSeconds: of.timestamp,
            format: of.format,
            href: of.url,
            fallback: of.fallback ?? '',
          }}
        />
      );
    default:
      return <code>{(of as { type: string }).type}</code>;
  }
}

function Emoji({ name }: { readonly name: string }) {
  const characters = emojiNamed(name);
  return characters === undefined ? `:${name}:` : <span className="emoji">{characters}</span>;
}
