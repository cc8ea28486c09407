import { useTexts } from '../text/use-texts.ts';

/** A note in place of an unknown block or element. Without it, a missing control would look like a bug of the app. */
export function Unknown({ type }: { readonly type: string }) {
  return <p className="unknown">{useTexts().blocks.unknown(type)}</p>;
}
