import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { addSettings } from '../config.ts';
import { ConfigError } from '../errors.ts';

const DEFAULT_FILE = '.env';

/**
 * Adds the settings of a file to the environment. A variable that is already set keeps its value, except AWS
 * credentials if only the file has an access key.
 * @param file the file to read; if absent, `.env`, which need not exist
 * @throws ConfigError that names the file, if it cannot be read or a line is not a setting; never repeats a value
 */
export function loadSettingsFile(file: string | undefined): void {
  const path = file ?? DEFAULT_FILE;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (file === undefined && code === 'ENOENT') return;
    throw new ConfigError(`Cannot read the settings in ${path} (${code}).`, { cause: error });
  }
  const line = brokenLine(text);
  if (line !== undefined) throw new ConfigError(`Line ${line} of ${path} is not NAME=value.`);
  addSettings(parseEnv(text.replace(/^\uFEFF/, '')));
}

/** Returns the number of the first line that is not a setting, a comment, a part of a quoted value, or empty. */
function brokenLine(text: string): number | undefined {
  let quote: string | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (quote !== undefined) {
      if (line.includes(quote)) quote = undefined;
      continue;
    }
    if (/^\s*(?:#|$)/.test(line)) continue;
    const value = /^\s*(?:export\s+)?[\w.-]+\s*=\s*(.*)$/.exec(line)?.[1];
    if (value === undefined) return index + 1;
    const [first = ''] = value;
    if (/["'`]/.test(first) && !value.slice(1).includes(first)) quote = first;
  }
  return undefined;
}
