const HIDDEN = '••••••';
/** Longer texts and larger payloads are cut, because the traffic log keeps 300 payloads in memory. */
const MOST_CHARACTERS = 5000;
const MOST_PARTS = 3000;
const MOST_DEPTH = 30;

/** Fields that hold nothing but a secret. */
const SECRET_NAMES: ReadonlySet<string> = new Set(['token', 'response_url', 'upload_url', 'challenge']);
/** Fields in which a person's code can be the whole text. */
const TYPED_NAMES: ReadonlySet<string> = new Set(['value', 'text', 'initial_value']);
const CODE = /^\s*\d{3}[\s-]?\d{3}\s*$/;

/** Patterns of secrets inside other texts. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(xox[a-z]|xapp)-[\w-]+/g, `$1-${HIDDEN}`],
  [/(\/(?:upload\/v1|response|files-pri)\/)[^\s"'<>|?]+/g, `$1${HIDDEN}`],
  [/([?&]ticket=)[^\s"'<>|&]+/g, `$1${HIDDEN}`],
  [/otpauth:\/\/[^\s"'<>|]+/g, `otpauth://${HIDDEN}`],
  // The seed of a one-time password in base32, also in groups of four.
  [/\b(?:[A-Z2-7]{4}[ -]?){5,}[A-Z2-7]{0,4}\b/g, HIDDEN],
  [/\bA[KS]IA[A-Z0-9]{16}\b/g, HIDDEN],
];

/**
 * Returns a copy without tokens, seeds, access key ids, addresses that give access, and six-digit codes that are the
 * whole value of a field. The size of the copy is limited.
 */
export function hideSecrets(payload: unknown): unknown {
  let parts = 0;
  const shown = (value: unknown, name: string, depth: number): unknown => {
    parts += 1;
    if (typeof value === 'string') return shownText(value, name);
    if (typeof value !== 'object' || value === null) return SECRET_NAMES.has(name) ? HIDDEN : value;
    if (depth > MOST_DEPTH || parts > MOST_PARTS) return '…';
    if (Array.isArray(value)) return value.slice(0, MOST_PARTS).map((part) => shown(part, name, depth + 1));
    const entries = Object.entries(value).slice(0, MOST_PARTS);
    return Object.fromEntries(entries.map(([key, part]) => [key, shown(part, key, depth + 1)]));
  };
  return shown(payload, '', 0);
}

function shownText(text: string, name: string): string {
  if (SECRET_NAMES.has(name)) return HIDDEN;
  if (TYPED_NAMES.has(name) && CODE.test(text)) return HIDDEN;
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}… (${text.length} characters)` : text;
  return PATTERNS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), cut);
}
