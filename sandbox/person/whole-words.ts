const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Written without spaces between words, so that no letter of these goes on a word. */
const WITHOUT_SPACES = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;
const SPACED_LETTERS = String.raw`[\p{L}--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]]`;

/** Finds these words where they are not a part of longer ones: "0 left" is not found in "10 left". */
export function wholeWords(words: string): RegExp {
  const characters = [...words];
  const escaped = words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(`(?<!${continuing(characters.at(0))})${escaped}(?!${continuing(characters.at(-1))})`, 'v');
}

/** A pattern of the neighbours with which the word that begins or ends here would go on. */
function continuing(edge = ''): string {
  if (!LETTER_OR_DIGIT.test(edge)) return '[]';
  const isWithoutSpaces = WITHOUT_SPACES.test(edge) && !/\p{N}/u.test(edge);
  return isWithoutSpaces ? String.raw`\p{N}` : String.raw`[\p{N}${SPACED_LETTERS}]`;
}
