import type { ContainerBlock } from '@slack/types';
import { Picture } from '../elements/picture.tsx';
import { PlainText, Text } from '../text/text.tsx';
import { RichText } from './rich-text.tsx';

/** A frame around other blocks. It can be collapsible. */
export function Container({ of, children }: { readonly of: ContainerBlock; readonly children: React.ReactNode }) {
  const head = <ContainerHead of={of} />;
  if (!of.is_collapsible) {
    return (
      <div className="card">
        {head}
        <Subtitle of={of} />
        {children}
      </div>
    );
  }
  return (
    <details className="card" open={!of.default_collapsed}>
      <summary>{head}</summary>
      <Subtitle of={of} />
      {children}
    </details>
  );
}

function ContainerHead({ of }: { readonly of: ContainerBlock }) {
  return (
    <div className="card-head" data-divided={of.has_header_divider || undefined}>
      {of.icon && <Picture of={of.icon} size="icon" />}
      <div className="card-title">
        {of.title && <PlainText of={of.title} />}
        {of.rich_text_title && <RichText of={of.rich_text_title} />}
      </div>
    </div>
  );
}

/** The subtitle is outside the heading, because it can have links and the heading is a button. */
function Subtitle({ of: { subtitle } }: { readonly of: ContainerBlock }) {
  return (
    subtitle && (
      <div className="soft">
        <Text of={subtitle} />
      </div>
    )
  );
}
