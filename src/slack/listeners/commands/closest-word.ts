/** Returns how many typing errors are allowed in a word of this length. */
function mostErrors(word: string): number {
  return word.length <= 4 ? 1 : 2;
}

/** Returns the word that was probably meant; `undefined` if no word is similar. */
export function closestWord(typed: string, words: readonly string[]): string | undefined {
  const near = words
    .map((word) => ({ word, errors: errorsBetween(typed.slice(0, 20), word) }))
    .filter(({ word, errors }) => errors <= mostErrors(word));
  return near.sort((one, other) => one.errors - other.errors)[0]?.word;
}

/** Counts letters that are missing, extra, wrong, or swapped with their neighbour (Damerau-Levenshtein distance). */
function errorsBetween(typed: string, word: string): number {
  const rows: number[][] = [Array.from({ length: word.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= typed.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= word.length; column += 1) {
      const isSame = typed[row - 1] === word[column - 1];
      const isSwapped = typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      const around = Math.min(at(row - 1, column), at(row, column - 1)) + 1;
      const straight = at(row - 1, column - 1) + (isSame ? 0 : 1);
      rows[row]?.push(Math.min(around, straight, isSwapped ? at(row - 2, column - 2) + 1 : straight));
    }
  }
  return at(typed.length, word.length);
}
