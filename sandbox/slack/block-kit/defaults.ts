/** What Slack fills in where an app says nothing, by the `type` of an object in blocks or views. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  plain_text: { emoji: true },
  mrkdwn: { verbatim: false },
  input: { optional: false, dispatch_action: false },
  plain_text_input: { multiline: false },
};

/** Returns a copy of a part of a payload with Slack's defaults in it, however deep. Expects what passed validation. */
export function withDefaults<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(withDefaults) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const filled = Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, withDefaults(inner)]));
  const { type } = part as { readonly type?: unknown };
  const defaults = typeof type === 'string' && Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : {};
  const missing = Object.entries(defaults ?? {}).filter(([name]) => !(name in part));
  return { ...filled, ...Object.fromEntries(missing) } as Part;
}
