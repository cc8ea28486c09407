import type { ImageElement, KnownBlock, Button as SlackButton, Overflow as SlackOverflow } from '@slack/types';
import { LooseChoice } from '../choices/choice.tsx';
import { choiceField } from '../choices/choice-fields.ts';
import { isChoice } from '../choices/choice-types.ts';
import { Unknown } from '../unknown.tsx';
import { Button } from './button.tsx';
import { Overflow } from './overflow.tsx';
import { Picture } from './picture.tsx';

interface ElementViewProps {
  readonly of: { readonly type: string };
  readonly block: KnownBlock;
  readonly labelledBy?: string;
}

/** A control or a picture outside an input block. */
export function ElementView({ of, block, labelledBy }: ElementViewProps) {
  const blockId = block.block_id ?? '';
  if (of.type === 'button') return <Button of={of as SlackButton} blockId={blockId} />;
  if (of.type === 'image') return <Picture of={of as ImageElement} size="thumbnail" />;
  if (of.type === 'overflow') return <Overflow of={of as SlackOverflow} blockId={blockId} />;
  if (isChoice(of)) return <LooseChoice field={choiceField(block, of)} labelledBy={labelledBy} />;
  return <Unknown type={of.type} />;
}
