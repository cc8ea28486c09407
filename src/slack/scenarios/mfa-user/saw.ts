import type { KnownBlock } from '@slack/types';
import type { Demo } from '../../../scenario/demo.ts';
import { section } from '../../messages/blocks.ts';
import { MARKS, type ResultTable } from '../../messages/table.ts';
import type { Text } from '../../text/en.ts';

/** Whether the message shows the receipt instead of the table, because the demo is over or its cleanup failed. */
export function hasReceipt({ phase }: Pick<Demo, 'phase'>): boolean {
  return phase === 'ended' || phase === 'stuck';
}

/** Lists each try in a few words, below the receipt; no block before there is a receipt, or if nothing was tried. */
export function sawBlocks(demo: Pick<Demo, 'phase'>, { rows }: ResultTable, { sessionToken }: Text): KnownBlock[] {
  const tried = hasReceipt(demo) ? rows.filter(({ outcome }) => outcome !== 'open') : [];
  if (tried.length === 0) return [];
  const tries = tried.map(({ credentials, outcome }) => `:${MARKS[outcome]}: ${credentials}`);
  return [section(`${sessionToken.sawTitle}\n${tries.join('   ·   ')}`)];
}
