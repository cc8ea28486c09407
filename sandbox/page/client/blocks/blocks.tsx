import type { KnownBlock } from '@slack/types';
import { BlockBoundary } from './block-boundary.tsx';
import { ElementView } from './elements/element.tsx';
import { useDrawInput } from './input-context.ts';
import { Card, Carousel } from './kinds/card.tsx';
import { Chart, type DataVisualizationBlock } from './kinds/chart.tsx';
import { Container } from './kinds/container.tsx';
import { ContextActions } from './kinds/context-actions.tsx';
import { FileCard, Video } from './kinds/media.tsx';
import { Alert, Plan, TaskCard } from './kinds/plan.tsx';
import { RichText } from './kinds/rich-text.tsx';
import { Context, Image, Section } from './kinds/section.tsx';
import { DataTable, Table } from './kinds/table.tsx';
import { Markdown } from './markdown/markdown.tsx';
import { PlainText } from './text/text.tsx';
import { Unknown } from './unknown.tsx';

/** Draws Block Kit blocks. Input blocks are drawn by the `InputContext`, if there is one. */
export function Blocks(props: { readonly blocks: readonly object[] }) {
  const blocks = props.blocks as readonly KnownBlock[];
  return (
    <div className="blocks">
      {blocks.map((block, place) => (
        <div className={`block block-${block.type}`} key={block.block_id ?? place}>
          <BlockBoundary of={block}>
            <BlockView of={block} />
          </BlockBoundary>
        </div>
      ))}
    </div>
  );
}

type Drawers = {
  readonly [Type in Exclude<KnownBlock['type'], 'input' | 'container'>]: (
    block: Extract<KnownBlock, { type: Type }>,
  ) => React.ReactNode;
};

const drawers: Drawers = {
  header: (block) => (
    <h3>
      <PlainText of={block.text} />
    </h3>
  ),
  divider: () => <hr />,
  section: (block) => <Section of={block} />,
  context: (block) => <Context of={block} />,
  image: (block) => <Image of={block} />,
  actions: (block) =>
    block.elements.map((element, place) => <ElementView key={element.action_id ?? place} of={element} block={block} />),
  rich_text: (block) => <RichText of={block} />,
  markdown: (block) => <Markdown text={block.text} />,
  table: (block) => <Table of={block} />,
  data_table: (block) => <DataTable of={block} />,
  alert: (block) => <Alert of={block} />,
  card: (block) => <Card of={block} />,
  carousel: (block) => <Carousel of={block} />,
  context_actions: (block) => <ContextActions of={block} />,
  plan: (block) => <Plan of={block} />,
  task_card: (block) => <TaskCard of={block} />,
  file: (block) => <FileCard of={block} />,
  video: (block) => <Video of={block} />,
};

function BlockView({ of }: { readonly of: KnownBlock | DataVisualizationBlock }) {
  const drawInput = useDrawInput();
  if (of.type === 'data_visualization') return <Chart of={of} />;
  if (of.type === 'input') return drawInput ? drawInput(of) : <Unknown type="input" />;
  if (of.type === 'container') {
    return (
      <Container of={of}>
        <Blocks blocks={of.child_blocks} />
      </Container>
    );
  }
  const draw = drawers[of.type] as ((block: KnownBlock) => React.ReactNode) | undefined;
  return draw ? draw(of) : <Unknown type={(of as KnownBlock).type} />;
}
