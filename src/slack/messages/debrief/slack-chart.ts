import type { Block, KnownBlock } from '@slack/types';
import type { Text } from '../../text/en.ts';
import { clip, LIMITS } from '../limits.ts';
import type { StepFigures } from './figures.ts';

interface Point {
  readonly label: string;
  readonly value: number;
}

interface BarChart {
  readonly title: string;
  readonly yLabel: string;
  readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
}

/**
 * Returns the debrief as bar charts that Slack draws: at most two, because Slack allows two in a message; none if
 * nobody has begun. Not every workspace supports this block yet;
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
 */
export function slackCharts(steps: readonly StepFigures[], finished: number, { debrief }: Text): KnownBlock[] {
  const { chart } = debrief;
  if ((steps[0]?.reached ?? 0) === 0) return [];
  const shown = steps.slice(0, LIMITS.chartPoints - 1);
  const labels = labelsOf([...shown.map(({ name }) => name), chart.finished]);
  const points = (values: readonly (number | undefined)[]) =>
    values.flatMap((value, index) => (value === undefined ? [] : [{ label: labels[index] ?? '', value }]));
  const people = points([...shown.map(({ reached }) => reached), finished]);
  const stopped = points([...shown.map(({ droppedOff }) => droppedOff), 0]);
  const times = points(shown.map(({ medianMs }) => medianMs && Math.round(medianMs / 1000)));
  return [
    barChart(
      {
        title: chart.people,
        yLabel: chart.peopleAxis,
        series: [
          { name: chart.peopleAxis, data: people },
          ...(stopped.some(({ value }) => value > 0) ? [{ name: chart.stopped, data: stopped }] : []),
        ],
      },
      chart.step,
    ),
    ...(times.length === 0
      ? []
      : [
          barChart(
            { title: chart.times, yLabel: chart.secondsAxis, series: [{ name: chart.secondsAxis, data: times }] },
            chart.step,
          ),
        ]),
  ];
}

/** The types of `@slack/types` 3.2.0 do not include this block. */
function barChart({ title, yLabel, series }: BarChart, xLabel: string): KnownBlock {
  const categories = series[0]?.data.map(({ label }) => label) ?? [];
  const axes = { categories, x_label: xLabel, y_label: yLabel };
  const block: Block & Record<string, unknown> = {
    type: 'data_visualization',
    title,
    chart: { type: 'bar', series, axis_config: axes },
  };
  return block as unknown as KnownBlock;
}

/** Returns labels that are short enough for Slack and all different, because Slack identifies a point by its label. */
function labelsOf(names: readonly string[]): string[] {
  const short = names.map((name) => clip(name, LIMITS.chartLabel));
  return short.map((label, index) =>
    short.indexOf(label) === index ? label : clip(`${index + 1} ${label}`, LIMITS.chartLabel),
  );
}
