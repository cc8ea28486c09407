const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Chinese and Japanese characters: there are no spaces between words, so a letter beside one begins another word. */
const WITHOUT_SPACES = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;
const SPACED_LETTERS = String.raw`[\p{L}--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]]`;

/** Returns a pattern for these words, but not as parts of longer words: "0 left" is not found in "10 left". */
export function wholeWords(words: string): RegExp {
  const characters = [...words];
  const escaped = words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(`(?<!${continuing(characters.at(0))})${escaped}(?!${continuing(characters.at(-1))})`, 'v');
}

/** Returns a pattern for the characters that would continue the word at this edge. */
function continuing(edge = ''): string {
  if (!LETTER_OR_DIGIT.test(edge)) return '[]';
  const isWithoutSpaces = WITHOUT_SPACES.test(edge) && !/\p{N}/u.test(edge);
  return isWithoutSpaces ? String.raw`\p{N}` : String.raw`[\p{N}${SPACED_LETTERS}]`;
}
