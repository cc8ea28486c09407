import { Line } from '../blocks/text/text.tsx';

/** A text of the catalog with its `*bold*` words and code formatted. */
export function Sentence({ text }: { readonly text: string }) {
  return <Line of={{ type: 'mrkdwn', text }} />;
}
