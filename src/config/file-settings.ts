type Variables = Readonly<Record<string, string | undefined>>;

/** These settings belong together: an access key in the file does not match a session token in the shell. */
const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/**
 * Adds the settings of a file to an environment. A variable that is already set keeps its value, with one exception: if
 * only the file has an access key, all AWS credentials come from the file. If both have one, the credentials in
 * the file are not used.
 */
export function addFileSettings(environment: Record<string, string | undefined>, fromFile: Variables): void {
  const isKeyInShell = Boolean(environment.AWS_ACCESS_KEY_ID?.trim());
  const isKeyInFile = Boolean(fromFile.AWS_ACCESS_KEY_ID?.trim());
  for (const [name, value] of Object.entries(fromFile)) {
    const isOfAnotherKey = isKeyInShell && isKeyInFile && CREDENTIALS.includes(name);
    if (value !== undefined && environment[name] === undefined && !isOfAnotherKey) environment[name] = value;
  }
  if (isKeyInShell || !isKeyInFile) return;
  for (const name of CREDENTIALS) {
    if (fromFile[name] === undefined) delete environment[name];
    else environment[name] = fromFile[name];
  }
}
