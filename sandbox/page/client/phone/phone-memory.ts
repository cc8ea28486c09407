/** What a phone remembers for the life of the browser tab, under the id of the person whose phone it is. */
const PREFIX = 'phone ';

export function readPhone<T>(part: string, userId: string, otherwise: T): T {
  const kept = sessionStorage.getItem(`${PREFIX}${part} ${userId}`);
  return kept === null ? otherwise : (JSON.parse(kept) as T);
}

export function keepOnPhone(part: string, userId: string, value: unknown): void {
  sessionStorage.setItem(`${PREFIX}${part} ${userId}`, JSON.stringify(value));
}

/** All phones are new again. */
export function forgetPhones(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
