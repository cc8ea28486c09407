/** What all inline policies of a user may have together. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_CHARACTERS = 2048;

/** Says whether a user can have these inline policies, given as JSON. AWS does not count blanks. */
export function fitInline(...policies: readonly string[]): boolean {
  return policies.join('').replace(/\s/g, '').length <= MOST_CHARACTERS;
}
