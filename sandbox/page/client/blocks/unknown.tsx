import { useTexts } from '../text/use-texts.ts';

/** Better said than left out: a missing control would look like a fault of the app. */
export function Unknown({ type }: { readonly type: string }) {
  return <p className="unknown">{useTexts().blocks.unknown(type)}</p>;
}
