import type { Screen } from '../../../slack/person/types.ts';
import type { PersonActions } from '../live/person-actions.ts';
import { LooseForm } from '../modal/loose-form.tsx';
import { useTexts } from '../text/use-texts.ts';

interface HomeProps {
  /** The published Home; null until the app has published it. */
  readonly home: Screen['home'];
  readonly locale: string;
  readonly actions: PersonActions;
}

/** The App Home. Its elements work as in a message. */
export function Home({ home, locale, actions }: HomeProps) {
  const texts = useTexts().conversation;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="messages home" lang={locale} tabIndex={0} aria-label={texts.home}>
      {home ? (
        <LooseForm placeId={home.viewId} blocks={home.blocks} at={{ viewId: home.viewId }} actions={actions} />
      ) : (
        <p className="soft">{texts.noHome}</p>
      )}
    </section>
  );
}
