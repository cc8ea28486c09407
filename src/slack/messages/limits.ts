/**
 * Slack's limits, in characters if nothing else is said; https://docs.slack.dev/reference/block-kit and the pages of
 * the methods.
 */
export const LIMITS = {
  headerText: 150,
  sectionText: 3000,
  contextText: 3000,
  /** `text` of chat.update. chat.postMessage accepts more, but the same message is updated later. */
  messageText: 4000,
  /** Text and description of one option, such as a checkbox or an entry of a menu. */
  optionText: 75,
  /** Number of options in one group of checkboxes. */
  checkboxes: 10,
  /** Label of a point, a category or a series in a chart. */
  chartLabel: 20,
  /** Number of points of one series. */
  chartPoints: 20,
} as const;

/** Shortens to `max` UTF-16 units without cutting a character in half. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
