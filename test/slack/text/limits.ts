import { z } from 'zod';

/** Slack's limits in characters, by the place of a text; https://docs.slack.dev/reference/block-kit. */
const LIMITS: Readonly<Record<string, number>> = {
  'modal title': 24,
  'modal submit': 24,
  'modal close': 24,
  'button text': 75,
  'option text': 75,
  'option description': 75,
  'header text': 150,
  'static_select placeholder': 150,
  'plain_text_input placeholder': 150,
  'input label': 2000,
  'input hint': 2000,
  'image alt_text': 2000,
  'section text': 3000,
  'mrkdwn text': 3000,
  'data_visualization title': 50,
  'axis x_label': 50,
  'axis y_label': 50,
  'series name': 20,
  'point label': 20,
  'confirm title': 100,
  'confirm text': 300,
  'confirm confirm': 30,
  'confirm deny': 30,
  // Parts of rich text and of table cells. Slack has a limit only for a whole table: 10,000 characters.
  'text text': 10_000,
  'raw_text text': 10_000,
};

/** A text that people read, its place, and Slack's limit for it. */
export interface Placed {
  readonly place: string;
  readonly text: string;
  readonly limit: number | undefined;
}

const ofText = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);

/**
 * Returns every text in blocks or in a view, with its limit. The embedded Slack has a separate copy of the limits. If
 * one of the two copies has too high a limit, a test with the other copy still finds a text that is too long.
 */
export function placedTexts(node: unknown, role = ''): Placed[] {
  if (Array.isArray(node)) return node.flatMap((one) => placedTexts(one, role));
  if (typeof node !== 'object' || node === null) return [];
  const kind = 'type' in node && typeof node.type === 'string' ? node.type : role;
  return Object.entries(node).flatMap(([field, inner]) => {
    const place = `${kind} ${field}`;
    const { data: text } = ofText.safeParse(inner);
    const isHere = text !== undefined && (place in LIMITS || field === 'text');
    return isHere ? [{ place, text, limit: LIMITS[place] }] : placedTexts(inner, ROLES[field] ?? '');
  });
}

/** The kinds of parts that have no `type`, by the field that contains them. */
const ROLES: Readonly<Record<string, string>> = {
  options: 'option',
  initial_option: 'option',
  confirm: 'confirm',
  series: 'series',
  data: 'point',
  axis_config: 'axis',
};
