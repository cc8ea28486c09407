import type { KnownBlock } from '@slack/types';
import { section } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';

interface Seen {
  readonly label: string;
  readonly outcome: 'allowed' | 'denied' | 'alarming';
}

const MARKS: Readonly<Record<Seen['outcome'], string>> = {
  allowed: 'white_check_mark',
  denied: 'no_entry',
  alarming: 'warning',
};

/** Each try in a few words, for the receipt; nothing when nothing was tried. */
export function sawBlocks(seen: readonly Seen[], { sessionToken: { sawTitle } }: Text): KnownBlock[] {
  if (seen.length === 0) return [];
  const tries = seen.map(({ label, outcome }) => `:${MARKS[outcome]}: ${label}`);
  return [section(`${sawTitle}\n${tries.join('   ·   ')}`)];
}
