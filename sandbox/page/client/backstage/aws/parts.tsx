import { useTexts } from '../../text/use-texts.ts';

/** A mark on a resource with a change that is not active everywhere yet. AWS needs some seconds for that. */
export function Settling({ isSettled }: { readonly isSettled: boolean }) {
  const texts = useTexts().aws;
  if (isSettled) return null;
  return (
    <span className="status status-settling" title={texts.whySettling}>
      {texts.settling}
    </span>
  );
}

interface IdProps {
  readonly kind: string;
  readonly value: string;
  readonly children?: React.ReactNode;
}

/** One name or id, as AWS writes it. */
export function Id({ kind, value, children }: IdProps) {
  return (
    <li>
      <span className="kind">{kind}</span> <code>{value}</code>
      {children}
    </li>
  );
}

/** Names and ids, folded up. */
export function Ids({ children }: { readonly children: React.ReactNode }) {
  const texts = useTexts().aws;
  return (
    <details className="part">
      <summary>
        <span className="kind">{texts.ids}</span>
      </summary>
      <ul className="ids">{children}</ul>
    </details>
  );
}

export function TagList({ tags }: { readonly tags: Readonly<Record<string, string>> }) {
  const texts = useTexts().aws;
  const entries = Object.entries(tags);
  if (entries.length === 0) return null;
  return (
    <details className="part">
      <summary>
        <span className="kind">{texts.tags(entries.length)}</span>
      </summary>
      <ul className="tags" aria-label={texts.tagsLabel}>
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
}

/** A policy, folded up. */
export function PolicyDocument({ kind, name, document }: PolicyDocumentProps) {
  return (
    <details className="part">
      <summary>
        <span className="kind">{kind}</span> {name}
      </summary>
      <pre className="pre">{JSON.stringify(document, null, 2)}</pre>
    </details>
  );
}
