import { listOf, oneOfTypes, type Typed } from '../schema-parts.ts';
import type { Surface } from '../surface.ts';
import { card, carousel } from './cards.ts';
import { dataVisualization } from './charts.ts';
import { container } from './container.ts';
import { actions, context, contextActions, divider, header, image, input, section } from './layout.ts';
import { alert, file, markdown, video } from './media.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';
import { plan, taskCard } from './tasks.ts';

interface Rule {
  readonly blocks: readonly ((surface: Surface) => Typed)[];
  readonly surfaces: readonly Surface[];
}

const always = (schema: Typed) => () => schema;

/**
 * Lists the surfaces on which each block is allowed (the table at https://docs.slack.dev/reference/block-kit/blocks).
 */
const rules: readonly Rule[] = [
  {
    blocks: [section, context, actions, input, ...[header, divider, image, richText, card, video].map(always)],
    surfaces: ['message', 'modal', 'home'],
  },
  { blocks: [container, ...[carousel, table, dataTable].map(always)], surfaces: ['message', 'home'] },
  {
    blocks: [contextActions, ...[file, markdown, plan, taskCard, dataVisualization].map(always)],
    surfaces: ['message'],
  },
  { blocks: [always(alert)], surfaces: ['modal'] },
];

const most: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

function blocksOf(surface: Surface) {
  const fitting = rules.filter(({ surfaces }) => surfaces.includes(surface));
  const schemas = fitting.flatMap(({ blocks }) => blocks.map((block) => block(surface)));
  return listOf(oneOfTypes(schemas), 0, most[surface]);
}

export const blockLists: Readonly<Record<Surface, ReturnType<typeof blocksOf>>> = {
  message: blocksOf('message'),
  modal: blocksOf('modal'),
  home: blocksOf('home'),
};
