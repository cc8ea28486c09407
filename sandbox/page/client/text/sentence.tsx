import { Line } from '../blocks/text/text.tsx';

/** A sentence of the catalog, with its `*bold*` words and code. */
export function Sentence({ text }: { readonly text: string }) {
  return <Line of={{ type: 'mrkdwn', text }} />;
}
