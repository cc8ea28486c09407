import { useEffect, useState } from 'react';
import type { Persona } from '../../../slack/person/types.ts';
import type { Screens } from '../live/use-screens.ts';
import { useStoryMemory } from '../story-memory.ts';
import { traits } from '../traits.ts';
import { type ExplainedUser, useDecisions } from './decided/use-decisions.ts';
import { type OwnerNames, useOwners } from './use-owners.ts';

export type BackstageTab = 'account' | 'decided' | 'calls' | 'traffic' | 'switches';

/** The content of the panel, its width, and its open tab. */
export interface BackstageState {
  readonly tab: BackstageTab;
  setTab(tab: BackstageTab): void;
  readonly isWide: boolean;
  toggleWide(): void;
  readonly decided: readonly ExplainedUser[];
  readonly ownerOf: OwnerNames;
}

/**
 * Returns the state of the panel. The first decision opens the tab of the decisions. After a reset of the sandbox, the
 * next decision does so again. Otherwise only the person changes the tab.
 */
export function useBackstage(personas: readonly Persona[], screens: Screens): BackstageState {
  const decided = useDecisions();
  const ownerOf = useOwners(personas, screens);
  const [tab, setTab] = useState<BackstageTab>(traits.hasAws ? 'account' : 'traffic');
  const [hasOpened, keepOpened] = useStoryMemory('decisions opened', false);
  const [isWide, setWide] = useState(false);
  const hasDecisions = decided.length > 0;
  useEffect(() => {
    if (!hasDecisions || hasOpened) return;
    keepOpened(true);
    setTab('decided');
  }, [hasDecisions, hasOpened, keepOpened]);
  return { tab, setTab, isWide, toggleWide: () => setWide((before) => !before), decided, ownerOf };
}
