import { z } from 'zod';
import { labelsAsCategories, positive, withDifferent } from '../rules.ts';
import { listOf, oneOfTypes, text } from '../schema-parts.ts';
import { identified } from './identified.ts';

/**
 * Limits: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block. `@slack/types` 3.2.0 has no type
 * for this block.
 */
const label = text(1, 20);

const segment = z.strictObject({ label, value: z.number() }).check(positive('value'));
const pie = z.strictObject({ type: z.literal('pie'), segments: listOf(segment, 1, 6) });

const point = z.strictObject({ label, value: z.number() });
const series = z.strictObject({ name: label, data: listOf(point, 1, 20) });

/** Each series of the chart has one point for each of these categories. */
const axes = z.strictObject({
  categories: listOf(label, 1, 20),
  x_label: text(1, 50).optional(),
  y_label: text(1, 50).optional(),
});

function withAxes<Type extends string>(type: Type) {
  return z
    .strictObject({ type: z.literal(type), series: listOf(series, 1, 6), axis_config: axes })
    .check(withDifferent('series', 'name'), labelsAsCategories);
}

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  ...identified,
  title: text(1, 50),
  chart: oneOfTypes([pie, ...['bar', 'area', 'line'].map(withAxes)]),
});
