type Variables = Readonly<Record<string, string | undefined>>;

interface Slip {
  readonly looksLike: RegExp;
  readonly says: string;
}

/** How values come to be wrong on their way from a file or a clipboard; the first that fits is told. */
const SLIPS: readonly Slip[] = [
  {
    looksLike: /^["'`“”„‘’‚«»]|["'`“”„‘’‚«»]$/,
    says: 'has quotes in it: leave the quotes out, since docker --env-file and Kubernetes take them for a part of the value',
  },
  { looksLike: /[\r\n\u2028\u2029]/, says: 'has a line break in it: a value is one line' },
  {
    // Zero-width and direction marks, the soft hyphen, and control characters.
    looksLike: /[\p{Cc}\p{Cf}]/u,
    says: 'has an invisible character in it: type it, or copy it from where it was made',
  },
  { looksLike: /\s#/, says: 'has a comment behind its value: give the comment a line of its own' },
];

/**
 * Finds settings that were written wrongly whatever they are for.
 * @returns a sentence for each, by its name; none repeats a value
 */
export function slipsIn(variables: Variables, names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of names) {
    const value = variables[name]?.trim() ?? '';
    const slip = SLIPS.find(({ looksLike }) => looksLike.test(value));
    if (slip) found.set(name, `${name} ${slip.says}`);
  }
  return found;
}

/** The same variables, in which a value of nothing but blanks counts as none. */
export function withoutBlanks(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.trim() ? value : undefined]),
  );
}

/** The same variables, in which some are taken from their names in lower case where those are set, as other programs do. */
export function withLowerCase(variables: Variables, names: readonly string[]): Variables {
  const lower = names.flatMap((name) => {
    const value = variables[name.toLowerCase()];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...variables, ...Object.fromEntries(lower) };
}
