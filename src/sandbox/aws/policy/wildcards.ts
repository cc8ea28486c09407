/** `*` is any run of characters, `?` is one; everything else is itself, case included. Linear, not a regular expression. */
export function isWildcardMatch(text: string, pattern: string): boolean {
  let at = 0;
  let position = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (at < text.length) {
    if (pattern[position] === '*') {
      starAt = position;
      position += 1;
      resumeAt = at;
    } else if (position < pattern.length && (pattern[position] === '?' || pattern[position] === text[at])) {
      at += 1;
      position += 1;
    } else if (starAt >= 0) {
      position = starAt + 1;
      resumeAt += 1;
      at = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[position] === '*') position += 1;
  return position === pattern.length;
}
