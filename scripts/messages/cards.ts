import { LOCALES } from '../../src/slack/text/catalog.ts';
import { ordinaryPayloads, type Payload } from '../../test/slack/every-payload.ts';

type Locale = (typeof LOCALES)[number];
export type Surface = 'message' | 'window' | 'Home';

/** What people see in one state, in every language. States that look the same share one card. */
export interface Card {
  readonly madeBy: string;
  readonly surface: Surface;
  /** The names of the states. */
  readonly names: readonly string[];
  readonly shown: readonly { readonly locale: Locale; readonly payload: Payload }[];
}

/** Returns the cards of all ordinary payloads, grouped by surface and then by the function that makes the payload. */
export function everyCard(): Card[] {
  const cards = new Map<string, Card>();
  const languages = LOCALES.map((locale) => ({ locale, payloads: ordinaryPayloads(locale) }));
  for (const [index, payload] of (languages[0]?.payloads ?? []).entries()) {
    const shown = languages.map(({ locale, payloads }) => ({ locale, payload: payloads[index] ?? payload }));
    const key = JSON.stringify([payload.madeBy, ...shown.map((one) => one.payload.body)]);
    const names = [...(cards.get(key)?.names ?? []), payload.name];
    cards.set(key, { madeBy: payload.madeBy, surface: surfaceOf(payload), names, shown });
  }
  const surfaces: readonly Surface[] = ['Home', 'message', 'window'];
  const sorted = [...cards.values()];
  const makers = [...new Set(sorted.map(({ madeBy }) => madeBy))];
  const rankOf = ({ surface, madeBy }: Card) => surfaces.indexOf(surface) * makers.length + makers.indexOf(madeBy);
  return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function surfaceOf(payload: Payload): Surface {
  if (payload.kind === 'message') return 'message';
  return 'type' in payload.body && payload.body.type === 'home' ? 'Home' : 'window';
}
