import type { ContextBlock, ImageBlock, ImageElement, SectionBlock } from '@slack/types';
import { useId } from 'react';
import { ElementView } from '../elements/element.tsx';
import { Picture } from '../elements/picture.tsx';
import { PlainText, Text } from '../text/text.tsx';

export function Section({ of }: { readonly of: SectionBlock }) {
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

export function Context({ of }: { readonly of: ContextBlock }) {
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

export function Image({ of }: { readonly of: ImageBlock }) {
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
