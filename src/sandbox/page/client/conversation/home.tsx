import { useState } from 'react';
import type { Screen } from '../../../slack/person-types.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { InputContext } from '../blocks/input-context.ts';
import { PlaceContext, usePlaceOf } from '../blocks/place.ts';
import { submittedValues, type Typed, textFields } from '../modal/form-values.ts';
import { ModalInput } from '../modal/modal-input.tsx';
import type { PersonActions } from '../person-actions.ts';

interface HomeProps {
  readonly home: NonNullable<Screen['home']>;
  readonly locale: string;
  readonly actions: PersonActions;
}

const ignore = () => undefined;

/** The App Home: clicks in it reach the app as those in a message do. It has no submit button. */
export function Home({ home, locale, actions }: HomeProps) {
  const [typed, setTyped] = useState<Typed>({});
  const { place } = usePlaceOf({
    blocks: home.blocks,
    typedValues: submittedValues(textFields(home.blocks), typed),
    deliver: (click) => actions.clicks({ in: { viewId: home.viewId }, ...click }),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="messages home" lang={locale} tabIndex={0} aria-label="Home">
      <PlaceContext value={place}>
        <InputContext
          value={(block) => (
            <ModalInput
              block={block}
              error={undefined}
              typed={typed}
              onType={(key, text) => setTyped((before) => ({ ...before, [key]: text }))}
              onUse={ignore}
            />
          )}
        >
          <Blocks blocks={home.blocks} />
        </InputContext>
      </PlaceContext>
    </section>
  );
}
