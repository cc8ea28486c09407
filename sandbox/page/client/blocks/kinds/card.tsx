import type { CardBlock, CarouselBlock, TextObject } from '@slack/types';
import { useTexts } from '../../text/use-texts.ts';
import { Button } from '../elements/button.tsx';
import { Picture } from '../elements/picture.tsx';
import { Text } from '../text/text.tsx';

/** A card with the property that `@slack/types` does not have yet. */
interface CardWithSubtext extends CardBlock {
  readonly subtext?: TextObject;
}

export function Card({ of }: { readonly of: CardBlock }) {
  const { hero_image: hero, icon, title, subtitle, body, subtext, actions = [] }: CardWithSubtext = of;
  return (
    <div className="card">
      {hero && <Picture of={hero} size="full" />}
      {(icon || title || subtitle) && (
        <div className="card-head">
          {icon && <Picture of={icon} size="icon" />}
          <div>
            {title && (
              <div className="card-title">
                <Text of={title} />
              </div>
            )}
            {subtitle && (
              <div className="soft">
                <Text of={subtitle} />
              </div>
            )}
          </div>
        </div>
      )}
      {body && <Text of={body} />}
      {subtext && (
        <div className="soft">
          <Text of={subtext} />
        </div>
      )}
      {actions.length > 0 && (
        <div className="block-actions">
          {actions.map((button, place) => (
            <Button key={button.action_id ?? place} of={button} blockId={of.block_id ?? ''} />
          ))}
        </div>
      )}
    </div>
  );
}

export function Carousel({ of }: { readonly of: CarouselBlock }) {
  const texts = useTexts().blocks;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="carousel" tabIndex={0} aria-label={texts.cards}>
      {of.elements.map((card, place) => (
        <Card key={card.block_id ?? place} of={card} />
      ))}
    </section>
  );
}
