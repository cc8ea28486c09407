import { renderToStaticMarkup } from 'react-dom/server';
import { bundleClient } from '../../sandbox/page/bundle.ts';
import { emojiFontFaces } from '../../sandbox/page/emoji-font.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { qrPng } from '../../src/slack/tell/qr-image.ts';
import { SEED } from '../../test/slack/sample-demos.ts';
import { type Card, everyCard } from './cards.ts';
import { Sentences } from './sentences.tsx';
import { Shown } from './shown.tsx';
import { styles } from './styles.ts';

const TITLES = { Home: 'App Home', message: 'Messages', window: 'Windows' } as const;
const EMOJI = new URL('../../node_modules/@fontsource/noto-color-emoji/files/', import.meta.url);

/**
 * Returns one HTML file with every ordinary message, window and Home, and all languages side by side. The file needs no
 * other file, except for emoji: if the system has no font for them, the browser reads the font in node_modules.
 */
export async function messagesPage(): Promise<string> {
  const cards = everyCard();
  const [bundle, picture] = await Promise.all([bundleClient(), qrPng(new Secret(`otpauth://totp/AWS?secret=${SEED}`))]);
  // The embedded Slack, which serves pictures, does not run here, so all pictures show the same QR code.
  const drawn = renderToStaticMarkup(<Body cards={cards} />).replaceAll(
    /src="\/_person\/[^"]*"/g,
    `src="data:image/png;base64,${picture.toString('base64')}"`,
  );
  const emoji = emojiFontFaces.replaceAll(
    /url\("\/emoji\/(\w+)\.woff"\)/g,
    (_, subset) => `url("${EMOJI.href}noto-color-emoji-${subset}-400-normal.woff")`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>Messages of the bot</title><style>${emoji}${bundle.styles}${styles}</style></head>`,
    `<body>${drawn}</body></html>\n`,
  ].join('\n');
}

interface Chapter {
  readonly madeBy: string;
  readonly surface: Card['surface'];
  readonly cards: readonly Card[];
}

function Body({ cards }: { readonly cards: readonly Card[] }) {
  const makers = [...new Set(cards.map(({ madeBy }) => madeBy))];
  const chapters = makers.map((madeBy): Chapter => {
    const its = cards.filter((card) => card.madeBy === madeBy);
    return { madeBy, surface: its[0]?.surface ?? 'message', cards: its };
  });
  return (
    <>
      <Index chapters={chapters} />
      <main>
        <h1>Messages of the bot</h1>
        <p className="soft">
          Every message, window and Home, by the function that builds it. States that look the same share one picture.
        </p>
        {chapters.map((chapter) => (
          <section key={chapter.madeBy} id={idOf(chapter.madeBy)}>
            <h2 className="maker">
              {chapter.madeBy} <span className="soft">{TITLES[chapter.surface]}</span>
            </h2>
            {chapter.cards.map((card) => (
              <CardView card={card} key={card.names[0]} />
            ))}
          </section>
        ))}
        <section id="sentences">
          <h2 className="maker">Every sentence of the catalogs</h2>
          <Sentences />
        </section>
      </main>
    </>
  );
}

function Index({ chapters }: { readonly chapters: readonly Chapter[] }) {
  return (
    <nav className="index">
      {Object.entries(TITLES).map(([surface, title]) => (
        <ul key={surface}>
          <li className="index-title">{title}</li>
          {chapters
            .filter((chapter) => chapter.surface === surface)
            .map(({ madeBy, cards }) => (
              <li key={madeBy}>
                <a href={`#${idOf(madeBy)}`}>{madeBy}</a> <span className="soft">{cards.length}</span>
              </li>
            ))}
        </ul>
      ))}
      <ul>
        <li>
          <a href="#sentences">Every sentence</a>
        </li>
      </ul>
    </nav>
  );
}

function idOf(madeBy: string): string {
  return madeBy.replaceAll(' ', '-');
}

function CardView({ card }: { readonly card: Card }) {
  return (
    <article className="pictured">
      <ul className="states">
        {card.names.map((name) => (
          <li key={name} data-state={name}>
            {name}
          </li>
        ))}
      </ul>
      <div className="languages">
        {card.shown.map(({ locale, payload }) => (
          <Shown key={locale} locale={locale} payload={payload} id={`${card.madeBy} ${payload.name} ${locale}`} />
        ))}
      </div>
    </article>
  );
}
