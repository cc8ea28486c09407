/**
 * Remembers what was just posted, or deletes it: when another bot has posted in its place, and when it cannot be remembered.
 * @returns whether it is remembered
 */
export async function keptOrDeleted(keep: () => Promise<boolean>, takeAway: () => Promise<void>): Promise<boolean> {
  let isKept: boolean;
  try {
    isKept = await keep();
  } catch (error) {
    await takeAway().catch(() => undefined);
    throw error;
  }
  if (!isKept) await takeAway();
  return isKept;
}
