import type { ModalView } from '@slack/types';
import { noteId } from '../ids.ts';
import { context } from '../messages/blocks.ts';

interface Note {
  readonly blockId: string;
  readonly problem: string;
  readonly sentence: string;
}

/** Adds a note right below one block of a window. */
export function withNote(view: ModalView, { blockId, problem, sentence }: Note): ModalView {
  const note = { ...context(sentence), block_id: noteId(blockId, problem) };
  const blocks = view.blocks.flatMap((block) => (block.block_id === blockId ? [block, note] : [block]));
  return { ...view, blocks };
}

/**
 * Whether an open window shows exactly this note below the block; if `problem` is undefined, whether the window shows
 * no note below the block.
 */
export function hasNote(
  blocks: readonly { readonly block_id?: string | undefined }[],
  blockId: string,
  problem: string | undefined,
): boolean {
  const notes = blocks.map((block) => block.block_id ?? '').filter((id) => id.startsWith(noteId(blockId, '')));
  return problem === undefined ? notes.length === 0 : notes.includes(noteId(blockId, problem));
}
