import { chmod, open, readFile } from 'node:fs/promises';

type Settings = Readonly<Record<string, string>>;

const FIRST_LINE = '# Written by npm run sandbox; good as long as that sandbox runs.';
const OWNER_ONLY = 0o600;

/**
 * Writes NAME=value lines into a file that only this user can read. Replaces an existing file only if the sandbox wrote
 * it.
 * @throws Error if the file cannot be written, or exists and was not written by the sandbox
 */
export async function saveSettings(path: string, settings: Settings): Promise<void> {
  try {
    const before = await readFile(path, 'utf8').catch(onlyIfMissing);
    if (before !== undefined && !before.startsWith(FIRST_LINE)) {
      throw new Error(`${path} was not written by the sandbox, so it stays as it is. Choose another file.`);
    }
    if (before !== undefined) await chmod(path, OWNER_ONLY);
    const file = await open(path, before === undefined ? 'wx' : 'w', OWNER_ONLY);
    await file.writeFile(`${FIRST_LINE}\n${settingLines(settings)}`).finally(() => file.close());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new Error(`Cannot write the settings to ${path} (${code}).`, { cause: error });
  }
}

/** Returns the settings as lines for a shell. If `before` is `export `, programs that the shell starts get them too. */
export function settingLines(settings: Settings, before = ''): string {
  return Object.entries(settings)
    .map(([name, value]) => `${before}${name}=${quoted(value)}\n`)
    .join('');
}

function quoted(value: string): string {
  return /^[\w:/+=.,@-]*$/.test(value) ? value : `'${value}'`;
}

function onlyIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
