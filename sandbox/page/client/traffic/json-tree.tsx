interface JsonTreeProps {
  readonly value: unknown;
  /** The name of the property; undefined at the root and in lists. */
  readonly name?: string | undefined;
  /** The number of levels that are open at first. */
  readonly openLevels?: number;
}

/** A JSON value as a tree whose parts can be folded. */
export function JsonTree({ value, name, openLevels = 2 }: JsonTreeProps) {
  const label = name === undefined ? null : <span className="json-key">{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="json-line">
        {label}
        <span className={`json-${value === null ? 'null' : typeof value}`}>{JSON.stringify(value)}</span>
      </div>
    );
  }
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  if (entries.length === 0) {
    return (
      <div className="json-line">
        {label}
        {isList ? '[]' : '{}'}
      </div>
    );
  }
  return (
    <details className="json-node" open={openLevels > 0}>
      <summary>
        {label}
        <span className="json-size">{isList ? `[${entries.length}]` : `{${entries.length}}`}</span>
      </summary>
      {entries.map(([key, part]) => (
        <JsonTree key={key} name={isList ? undefined : key} value={part} openLevels={openLevels - 1} />
      ))}
    </details>
  );
}
