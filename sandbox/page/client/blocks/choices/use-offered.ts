import type { Option } from '@slack/types';
import { useViewer } from '../viewer.ts';
import { type ChoiceElement, traitsOf } from './choice-types.ts';

export interface OfferedGroup {
  /** Undefined if the options have no heading. */
  readonly label?: string | undefined;
  readonly options: readonly Option[];
}

/** Returns the options of an element: its own, or the people, channels or conversations of the workspace. */
export function useOffered(element: ChoiceElement): readonly OfferedGroup[] {
  const { people, channels, conversations } = useViewer();
  const { offer } = traitsOf(element);
  if (offer === 'people') return [{ options: people }];
  if (offer === 'channels') return [{ options: channels }];
  if (offer === 'conversations') return [{ options: conversations }];
  const groups = (element.option_groups ?? []).map(({ label, options }) => ({ label: label.text, options }));
  return element.options ? [{ options: element.options }, ...groups] : groups;
}
