/**
 * The most characters that all inline policies of a user can have together.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_CHARACTERS = 2048;

/** Returns whether one user can have all these inline policies, given as JSON. AWS does not count white space. */
export function fitInline(...policies: readonly string[]): boolean {
  return policies.join('').replace(/\s/g, '').length <= MOST_CHARACTERS;
}
