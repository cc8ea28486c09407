import type { ContextBlock, ImageBlock, ImageElement, KnownBlock, SectionBlock } from '@slack/types';
import { useId } from 'react';
import { Button } from './button.tsx';
import { LooseChoice } from './choice.tsx';
import { choiceField, isChoice } from './choice-fields.ts';
import { Picture } from './picture.tsx';
import { PlainText, Text } from './text.tsx';

/** Draws Block Kit blocks. `drawInput` is given where inputs may stand: in modals. */
export function Blocks(props: {
  readonly blocks: readonly object[];
  readonly drawInput?: (block: Extract<KnownBlock, { type: 'input' }>) => React.ReactNode;
}) {
  const blocks = props.blocks as readonly KnownBlock[];
  return (
    <div className="blocks">
      {blocks.map((block, place) => (
        <div className={`block block-${block.type}`} key={block.block_id ?? place}>
          {block.type === 'input' && props.drawInput ? props.drawInput(block) : <BlockView of={block} />}
        </div>
      ))}
    </div>
  );
}

function BlockView({ of }: { readonly of: KnownBlock }) {
  switch (of.type) {
    case 'header':
      return (
        <h3>
          <PlainText of={of.text} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'section':
      return <Section of={of} />;
    case 'context':
      return <Context of={of} />;
    case 'image':
      return <Image of={of} />;
    case 'actions':
      return of.elements.map((element, place) => (
        <ElementView key={'action_id' in element ? element.action_id : place} of={element} block={of} />
      ));
    default:
      return <Unknown type={of.type} />;
  }
}

function Section({ of }: { readonly of: SectionBlock }) {
  const bodyId = useId();
  return (
    <>
      <div className="section-body" id={bodyId}>
        {of.text && <Text of={of.text} />}
        {of.fields && (
          <div className="fields">
            {of.fields.map((field) => (
              <div key={field.text}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {of.accessory && <ElementView of={of.accessory} block={of} labelledBy={bodyId} />}
    </>
  );
}

function Context({ of }: { readonly of: ContextBlock }) {
  return of.elements.map((element) =>
    element.type === 'image' ? (
      <Picture key={element.alt_text} of={element as ImageElement} size="icon" />
    ) : (
      <div key={element.text}>
        <Text of={element} />
      </div>
    ),
  );
}

function Image({ of }: { readonly of: ImageBlock }) {
  return (
    <figure>
      {of.title && (
        <figcaption>
          <PlainText of={of.title} />
        </figcaption>
      )}
      <Picture of={of} size="full" />
    </figure>
  );
}

interface ElementViewProps {
  readonly of: { readonly type: string };
  readonly block: KnownBlock;
  readonly labelledBy?: string;
}

function ElementView({ of, block, labelledBy }: ElementViewProps) {
  if (of.type === 'button') {
    return <Button of={of as React.ComponentProps<typeof Button>['of']} blockId={block.block_id ?? ''} />;
  }
  if (of.type === 'image') return <Picture of={of as ImageElement} size="thumbnail" />;
  if (isChoice(of)) return <LooseChoice field={choiceField(block, of)} labelledBy={labelledBy} />;
  return <Unknown type={of.type} />;
}

/** Better said than left out: a missing control would look like a fault of the app. */
function Unknown({ type }: { readonly type: string }) {
  return <p className="unknown">The sandbox page cannot show a “{type}” yet.</p>;
}
