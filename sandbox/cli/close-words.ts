/**
 * Returns whether `typed`, in any case, differs from `word` in at most one letter that is added, missing or wrong. Two
 * such letters are allowed if `word` has five letters or more.
 */
export function isClose(typed: string, word: string): boolean {
  const most = word.length < 5 ? 1 : 2;
  return distance(typed.toLowerCase(), word) <= most;
}

/** Returns how many letters must be added, removed or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1) {
      const changed = (row[at] ?? 0) + (letter === other[at] ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
