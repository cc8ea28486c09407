import { createContext, useContext, useMemo } from 'react';
import type { Persona, Screen, Workspace } from '../../../slack/person-types.ts';

/** Whose eyes see the blocks. */
export interface Viewer {
  readonly userId: string;
  readonly locale: string;
  /** What stands for the id in `<@U…>` and `<#C…>`. */
  nameOf(id: string): string;
}

export const ViewerContext = createContext<Viewer>({ userId: '', locale: 'en-US', nameOf: (id) => id });

export function useViewer(): Viewer {
  return useContext(ViewerContext);
}

/** The person at the page; names come from the workspace and from the conversations that this person has. */
export function useViewerOf({ userId, locale }: Persona, workspace: Workspace, screen: Screen | undefined): Viewer {
  const channelNames = JSON.stringify(screen?.conversations.map(({ channelId, name }) => [channelId, name]) ?? []);
  return useMemo(() => {
    const people = workspace.personas.map((persona) => [persona.userId, persona.name] as const);
    const names = new Map<string, string>([...people, ...(JSON.parse(channelNames) as [string, string][])]);
    // The workspace has its people and one app: another user id can only be the app's.
    const nameOf = (id: string) => names.get(id) ?? (/^[UWB]/.test(id) ? workspace.appName : id);
    return { userId, locale, nameOf };
  }, [userId, locale, workspace, channelNames]);
}
