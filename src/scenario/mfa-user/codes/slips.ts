/** A typing error in a code that is almost right. */
export type Slip = 'one-digit' | 'digits-swapped';

/**
 * Returns the typing error between two codes of six digits: one wrong digit, or two neighbouring digits that were
 * swapped.
 */
export function slipBetween(typed: string, right: string): Slip | undefined {
  const wrong = [...typed].flatMap((digit, place) => (digit === right[place] ? [] : [place]));
  const [one, other] = wrong;
  if (wrong.length === 1) return 'one-digit';
  const areNeighbours = wrong.length === 2 && one !== undefined && other === one + 1;
  return areNeighbours && typed[one] === right[other] && typed[other] === right[one] ? 'digits-swapped' : undefined;
}
