/**
 * Saves the id of a message or picture that Slack already shows. Takes it away if another bot saved another id first,
 * or if saving fails.
 * @param keep saves the id; returns false if another bot was first
 * @param takeAway deletes the message, or shows it without the picture
 * @returns whether the id is saved
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
