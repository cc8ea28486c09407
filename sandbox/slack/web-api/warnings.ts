interface Warned {
  readonly warning?: string;
  readonly response_metadata?: Readonly<Record<string, unknown>>;
}

/** Adds warnings to an answer as Slack does: joined in `warning`, and as a list in `response_metadata.warnings`. */
export function withWarnings<Answer extends object>(answer: Answer, warnings: readonly string[]): Answer {
  if (warnings.length === 0) return answer;
  const { warning, response_metadata: metadata } = answer as Warned;
  const all = [...(warning?.split(',') ?? []), ...warnings];
  return { ...answer, warning: all.join(','), response_metadata: { ...metadata, warnings: all } };
}
