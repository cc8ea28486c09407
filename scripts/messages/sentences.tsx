import { Mrkdwn } from '../../sandbox/page/client/blocks/text/text.tsx';
import { LOCALES, textOf } from '../../src/slack/text/catalog.ts';

/** Every sentence of the catalogs, all languages side by side; … marks the values that are filled in. */
export function Sentences() {
  const [first = [], ...others] = LOCALES.map((locale) => sentencesOf(textOf(locale)));
  const rest = others.map((sentences) => new Map(sentences));
  return (
    <table className="sentences">
      <tbody>
        {first.map(([place, sentence]) => (
          <tr key={place} data-sentence={place}>
            <th scope="row">{place}</th>
            {[sentence, ...rest.map((sentences) => sentences.get(place) ?? '')].map((said, index) => (
              <td key={LOCALES[index]} lang={LOCALES[index]}>
                <Mrkdwn text={said} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sentencesOf(node: unknown, place = ''): [string, string][] {
  if (typeof node === 'string') return [[place, node]];
  if (typeof node === 'function') return [[place, String(node('…', '…', '…'))]];
  return Object.entries(node as object).flatMap(([key, inner]) =>
    sentencesOf(inner, place === '' ? key : `${place}.${key}`),
  );
}
