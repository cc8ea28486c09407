/** Slack's limits in characters; https://docs.slack.dev/reference/block-kit and the methods' own pages. */
export const LIMITS = {
  headerText: 150,
  sectionText: 3000,
  contextText: 3000,
  /** `text` of chat.update; chat.postMessage takes more, but the same message is updated later. */
  messageText: 4000,
  /** Text and description of a checkbox. */
  optionText: 75,
  /** Options of one group of checkboxes: a count. */
  checkboxes: 10,
  /** A point, a category or a series of a chart. */
  chartLabel: 20,
  /** Points of one series: a count. */
  chartPoints: 20,
} as const;

/** Shortens to `max` UTF-16 units without cutting a character in half. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
