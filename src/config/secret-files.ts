import { readFileSync } from 'node:fs';
import { SECRET_SETTINGS } from './environment.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads secrets from the files that `<NAME>_FILE` names, without the white space at both ends.
 * @returns the variables with those secrets, and a sentence for each file that could not be used
 */
export function withSecretFiles(variables: Variables): { variables: Variables; problems: string[] } {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  for (const name of SECRET_SETTINGS) {
    const path = variables[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (variables[name]?.trim()) {
      problems.push(`${name} and ${name}_FILE are both set: keep one`);
      continue;
    }
    try {
      read[name] = readFileSync(path, 'utf8').trim();
    } catch (error) {
      problems.push(
        `${name}_FILE names a file that cannot be read (${codeOf(error)}), for example /run/secrets/${name.toLowerCase()}`,
      );
    }
  }
  return { variables: { ...variables, ...read }, problems };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown failure';
}
