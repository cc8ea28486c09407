type Variables = Readonly<Record<string, string | undefined>>;

interface Slip {
  readonly looksLike: RegExp;
  readonly says: string;
}

/** Mistakes that happen when a value is copied to or from a file. The first mistake that fits is reported. */
const SLIPS: readonly Slip[] = [
  {
    looksLike: /^["'`“”„‘’‚«»]|["'`“”„‘’‚«»]$/,
    says: 'has quotes in it: leave the quotes out, because docker --env-file and Kubernetes treat them as part of the value',
  },
  { looksLike: /[\r\n\u2028\u2029]/, says: 'has a line break in it: a value is one line' },
  {
    // Zero-width and direction marks, the soft hyphen, and control characters.
    looksLike: /[\p{Cc}\p{Cf}]/u,
    says: 'has an invisible character in it: type the value, or copy it again from its source',
  },
  { looksLike: /\s#/, says: 'has a comment after its value: put the comment on its own line' },
];

/**
 * Finds values that are wrong for every setting.
 * @returns a sentence for each setting, by its name; none repeats a value
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

/** Returns the same variables; a blank value counts as absent. */
export function withoutBlanks(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value?.trim() ? value : undefined]),
  );
}

/** Returns the same variables. If the lower-case form of a name is set, its value is used, as in other programs. */
export function withLowerCase(variables: Variables, names: readonly string[]): Variables {
  const lower = names.flatMap((name) => {
    const value = variables[name.toLowerCase()];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...variables, ...Object.fromEntries(lower) };
}
