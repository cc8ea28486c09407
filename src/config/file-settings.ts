type Variables = Readonly<Record<string, string | undefined>>;

/** They belong together: a key of the file does not go with the session token that another program has left in the shell. */
const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/**
 * Adds the settings of a file to an environment, where what is there already wins. Credentials for AWS come whole from where
 * the access key is: from the shell, or else from the file.
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
