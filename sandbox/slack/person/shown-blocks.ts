import { fileOfSlackFile } from '../state/files.ts';
import type { Block } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

/** Returns blocks as a person sees them. A picture gets the id of its file; a picture of a deleted file is left out. */
export function shownBlocks(state: SlackState, blocks: readonly Block[]): Block[] {
  return shownList(state, blocks) as Block[];
}

function shownList(state: SlackState, parts: readonly unknown[]): unknown[] {
  return parts.map((part) => shownPart(state, part)).filter((part) => part !== undefined);
}

/** Returns undefined for a picture whose file was deleted. */
function shownPart(state: SlackState, part: unknown): unknown {
  if (Array.isArray(part)) return shownList(state, part);
  if (typeof part !== 'object' || part === null) return part;
  const { slack_file: slackFile } = part as { readonly slack_file?: unknown };
  if (slackFile !== undefined) {
    const file = fileOfSlackFile(state, slackFile);
    return file && { ...part, slack_file: { id: file.fileId } };
  }
  const shown = Object.entries(part).map(([key, value]) => [key, shownPart(state, value)] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined));
}
