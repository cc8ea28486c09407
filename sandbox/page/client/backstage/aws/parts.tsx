/** IAM is eventually consistent: a new thing works only after some seconds. */
export function Settling({ isSettled }: { readonly isSettled: boolean }) {
  if (isSettled) return null;
  return (
    <span className="status status-settling" title="Created, but not known everywhere in AWS yet">
      settling
    </span>
  );
}

export function TagList({ tags }: { readonly tags: Readonly<Record<string, string>> }) {
  const entries = Object.entries(tags);
  if (entries.length === 0) return null;
  return (
    <details className="part">
      <summary>
        <span className="kind">
          {entries.length} {entries.length === 1 ? 'tag' : 'tags'}
        </span>
      </summary>
      <ul className="tags" aria-label="Tags">
        {entries.map(([key, value]) => (
          <li key={key}>
            <span>{key}</span> {value}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface PolicyDocumentProps {
  readonly kind: string;
  readonly name: string;
  readonly document: object;
  readonly isSettled?: boolean;
}

/** A policy, folded up. */
export function PolicyDocument({ kind, name, document, isSettled = true }: PolicyDocumentProps) {
  return (
    <details className="part">
      <summary>
        <span className="kind">{kind}</span> {name}
        <Settling isSettled={isSettled} />
      </summary>
      <pre className="pre">{JSON.stringify(document, null, 2)}</pre>
    </details>
  );
}
