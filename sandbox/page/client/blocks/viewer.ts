import type { Option } from '@slack/types';
import { createContext, useContext, useMemo } from 'react';
import type { Persona, Screen, Workspace } from '../../../slack/person/types.ts';

/** The person who looks at the blocks. */
export interface Viewer {
  readonly userId: string;
  readonly locale: string;
  /**
   * Returns the name for an id, as in `<@U…>` and `<#C…>`. For an unknown id of a user or bot it returns the name of
   * the app, for any other unknown id the id itself.
   */
  nameOf(id: string): string;
  /** The options of menus of people, channels and conversations. */
  readonly people: readonly Option[];
  readonly channels: readonly Option[];
  readonly conversations: readonly Option[];
}

const nobody: Viewer = {
  userId: '',
  locale: 'en-US',
  nameOf: (id) => id,
  people: [],
  channels: [],
  conversations: [],
};

export const ViewerContext = createContext<Viewer>(nobody);

export function useViewer(): Viewer {
  return useContext(ViewerContext);
}

/** Returns the viewer for a person. Names come from the workspace and from the conversations of this person. */
export function useViewerOf({ userId, locale }: Persona, workspace: Workspace, screen: Screen | undefined): Viewer {
  const known = screen?.conversations.map(({ channelId, name, kind }) => [channelId, name, kind] as const) ?? [];
  const knownText = JSON.stringify(known);
  return useMemo(() => {
    const places = JSON.parse(knownText) as typeof known;
    const people = workspace.personas.map((persona) => [persona.userId, persona.name] as const);
    const groups = (workspace.userGroups ?? []).map(({ id, handle }) => [id, handle] as const);
    const names = new Map<string, string>([...people, ...groups, ...places.map(([id, name]) => [id, name] as const)]);
    // The workspace has its people and one app, so an unknown user id can only be the id of the app.
    const nameOf = (id: string) => names.get(id) ?? (/^[UWB]/.test(id) ? workspace.appName : id);
    return {
      userId,
      locale,
      nameOf,
      people: people.map(offered),
      channels: places.filter(([, , kind]) => kind === 'channel').map(offered),
      conversations: places.map(offered),
    };
  }, [userId, locale, workspace, knownText]);
}

function offered([value, text]: readonly [string, string, ...unknown[]]): Option {
  return { value, text: { type: 'plain_text', text, emoji: false } };
}
