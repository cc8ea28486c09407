import { type SlackPoint, verdict } from '../../../point.ts';
import { actions, option, plain, rows } from '../../../slack/blocks.ts';
import { judge } from '../../../slack/validate.ts';

/**
 * Blocks that are just small enough, and blocks that are just too large. If `refused` is absent, the belief is that no
 * size is too large.
 */
interface Limit {
  readonly id: string;
  readonly statement: string;
  readonly where: readonly string[];
  readonly taken: Readonly<Record<string, readonly object[]>>;
  readonly refused?: Readonly<Record<string, readonly object[]>>;
}

const x = (count: number) => 'x'.repeat(count);
const video = (changes: object) => ({
  type: 'video',
  video_url: 'https://example.com/v.mp4',
  thumbnail_url: 'https://example.com/v.png',
  alt_text: 'a video',
  title: plain('a video'),
  ...changes,
});
const dataTable = (rowCount: number, characters: number) => ({
  type: 'data_table',
  caption: 'a table',
  rows: rows(rowCount, characters),
});
const markdown = (characters: number) => ({ type: 'markdown', text: x(characters) });
const boxes = (characters: number) =>
  actions({ type: 'checkboxes', action_id: 'boxes', options: [option('one', x(characters))] });
const names = (count: number) => Array.from({ length: count }, (_, index) => `name ${index}`);
const chart = (given: object) => ({ type: 'data_visualization', title: 'a chart', chart: given });
const pie = (segments: number) =>
  chart({ type: 'pie', segments: names(segments).map((label) => ({ label, value: 1 })) });
const lines = (series: number) =>
  chart({
    type: 'line',
    series: names(series).map((name) => ({ name, data: [{ label: 'first', value: 1 }] })),
    axis_config: { categories: ['first'] },
  });

const LIMITS: readonly Limit[] = [
  {
    id: 'video-text-limits',
    statement:
      'A video’s title and description have at most 199 characters ("less than 200"), and its author’s name at most 49.',
    where: ['sandbox/slack/block-kit/blocks/media.ts'],
    taken: {
      'a title of 199': [video({ title: plain(x(199)) })],
      'a description of 199': [video({ description: plain(x(199)) })],
      'an author of 49': [video({ author_name: x(49) })],
    },
    refused: {
      'a title of 200': [video({ title: plain(x(200)) })],
      'a description of 200': [video({ description: plain(x(200)) })],
      'an author of 50': [video({ author_name: x(50) })],
    },
  },
  {
    id: 'data-table-rows',
    statement: 'A data table may have 201 rows, including its header.',
    where: ['sandbox/slack/block-kit/blocks/tables.ts'],
    taken: { '201 rows': [dataTable(201, 5)] },
    refused: { '202 rows': [dataTable(202, 5)] },
  },
  {
    id: 'texts-counted-together',
    statement:
      'Slack counts the texts of all blocks of a type in a message together: at most 12,000 characters of `markdown`, 10,000 of `table`, 20,000 of `data_table`.',
    where: ['sandbox/slack/block-kit/whole-payload.ts'],
    taken: {
      '12,000 of markdown': [markdown(6000), markdown(6000)],
      '10,000 of a table': [{ type: 'table', rows: rows(10, 1000) }],
      '20,000 of data tables': [dataTable(10, 1000), dataTable(10, 1000)],
    },
    refused: {
      '12,001 of markdown': [markdown(6000), markdown(6001)],
      '11,000 of a table': [{ type: 'table', rows: rows(11, 1000) }],
      '21,000 of data tables': [dataTable(10, 1000), dataTable(11, 1000)],
    },
  },
  {
    id: 'chart-limits',
    statement:
      'A pie has at most six segments, a line chart at most six series, and a message at most two charts. Others report a limit of twelve series.',
    where: ['sandbox/slack/block-kit/blocks/charts.ts', 'src/slack/messages/debrief'],
    taken: { 'two pies of six': [pie(6), pie(6)], 'six lines': [lines(6)] },
    refused: { 'a pie of seven': [pie(7)], 'three pies': [pie(1), pie(1), pie(1)], 'seven lines': [lines(7)] },
  },
  {
    id: 'checkbox-description',
    statement:
      'Slack accepts a checkbox’s description of more than 75 characters, although the documentation says 75. An App Home in production has had 104 since 2022.',
    where: ['sandbox/slack/block-kit/objects.ts', 'src/slack/messages/limits.ts'],
    taken: { '75 characters': [boxes(75)], '104 characters': [boxes(104)] },
  },
  {
    id: 'section-without-text',
    statement: 'A section without a text and without fields is refused. `blocks.validate` is reported to accept it.',
    where: ['sandbox/slack/block-kit/blocks/layout.ts'],
    taken: { 'with a text': [{ type: 'section', text: plain('a text') }] },
    refused: { 'without both': [{ type: 'section' }] },
  },
];

export const limits: readonly SlackPoint[] = LIMITS.map(({ id, statement, where, taken, refused = {} }) => ({
  id,
  service: 'slack',
  statement,
  where,
  check: async (scene) => {
    const asked = [
      ...Object.entries(taken).map(([what, blocks]) => ({ what, blocks, isFine: true })),
      ...Object.entries(refused).map(([what, blocks]) => ({ what, blocks, isFine: false })),
    ];
    const answers = await Promise.all(
      asked.map(async ({ what, blocks, isFine }) => {
        const { isTaken, problems, requestId } = await judge(scene, { blocks });
        const words = `${what}: ${isTaken ? 'taken' : problems.join('; ')}`;
        return { words, isAsBelieved: isTaken === isFine, requestId };
      }),
    );
    const saw = `${answers.map(({ words }) => words).join('. ')}.`;
    return verdict(
      answers.every(({ isAsBelieved }) => isAsBelieved),
      saw,
      answers.at(-1)?.requestId,
    );
  },
}));
