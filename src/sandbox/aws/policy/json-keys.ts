const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Whether an object in valid JSON text names a key twice: `JSON.parse` would keep the last and forget the others.
 * `__proto__` counts, too, as objects cannot hold it as a key.
 */
export function hasDoubtfulKeys(json: string): boolean {
  const open: Set<string>[] = [];
  let previous = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    if (token === '}' || token === ']') open.pop();
    if (token === ':') {
      const key = JSON.parse(previous) as string;
      if (key === '__proto__' || open.at(-1)?.has(key)) return true;
      open.at(-1)?.add(key);
    }
    previous = token;
  }
  return false;
}
