/** Words that readers of English as a second language stumble over (docs/writing.md). */
export const RIDDLES =
  /\b(?:whoever|mend(?:s|ed|ing)?|anew|meanwhile|(?:is|are|was|were|be|been|being) told|as good as none|bought|dies)\b/gi;
