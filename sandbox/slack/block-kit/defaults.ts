/** The defaults that Slack adds to objects in blocks and views, by the `type` of the object. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  plain_text: { emoji: true },
  mrkdwn: { verbatim: false },
  input: { optional: false, dispatch_action: false },
  plain_text_input: { multiline: false },
};

/**
 * Returns a copy of this part of a payload with Slack's defaults added at every depth. Expects a part that passed
 * validation.
 */
export function withDefaults<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(withDefaults) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const filled = Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, withDefaults(inner)]));
  const { type } = part as { readonly type?: unknown };
  const defaults = typeof type === 'string' && Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : {};
  const missing = Object.entries(defaults ?? {}).filter(([name]) => !(name in part));
  return { ...filled, ...Object.fromEntries(missing) } as Part;
}
