import { useTexts } from '../../text/use-texts.ts';

interface Point {
  readonly label: string;
  readonly value: number;
}

interface Axes {
  readonly categories: readonly string[];
  readonly x_label?: string;
  readonly y_label?: string;
}

/** The block as Slack documents it; `@slack/types` does not have it yet. */
export interface DataVisualizationBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart:
    | { readonly type: 'pie'; readonly segments: readonly Point[] }
    | {
        readonly type: 'bar' | 'area' | 'line';
        readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
        readonly axis_config: Axes;
      };
}

/**
 * Shows a chart of any kind as a table with a bar above each number, so that screen readers get the same data. A pie
 * chart shows the share of each segment, in percent.
 */
export function Chart({ of: { title, chart } }: { readonly of: DataVisualizationBlock }) {
  const { share } = useTexts().blocks;
  if (chart.type === 'pie') {
    const whole = chart.segments.reduce((sum, { value }) => sum + value, 0);
    const data = chart.segments.map(({ label, value }) => ({ label, value: Math.round((100 * value) / whole) }));
    const axes = { categories: data.map(({ label }) => label) };
    return <Bars title={title} series={[{ name: share, data }]} axes={axes} most={100} />;
  }
  const { series, axis_config: axes } = chart;
  const most = Math.max(...series.flatMap(({ data }) => data.map(({ value }) => Math.abs(value))));
  return <Bars title={title} series={series} axes={axes} most={most} />;
}

interface BarsProps {
  readonly title: string;
  readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
  readonly axes: Axes;
  /** The absolute value for which a bar has its full width. */
  readonly most: number;
}

function Bars({ title, series, axes, most }: BarsProps) {
  // If a series has the same name as the axis, the head of its column already shows the name.
  const unit = series.some(({ name }) => name === axes.y_label) ? undefined : axes.y_label;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={title}>
      <table className="table chart">
        <caption>{unit === undefined ? title : `${title} · ${unit}`}</caption>
        <thead>
          <tr>
            {axes.x_label ? <th scope="col">{axes.x_label}</th> : <td />}
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {axes.categories.map((category) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {series.map(({ name, data }) => (
                <td key={name}>
                  <Bar value={data.find(({ label }) => label === category)?.value ?? 0} most={most} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ value, most }: { readonly value: number; readonly most: number }) {
  const width = `${most === 0 ? 0 : (100 * Math.abs(value)) / most}%`;
  return (
    <>
      <span className="chart-bar" style={{ width }} aria-hidden="true" />
      {value}
    </>
  );
}
