import { useState } from 'react';
import type { TrafficEntry, Workspace } from '../../../slack/person/types.ts';
import { StickList } from '../backstage/stick-list.tsx';
import { TRAFFIC_PATH } from '../live/live-store.ts';
import { useLive } from '../live/use-live.ts';
import { useTexts } from '../text/use-texts.ts';
import { matchesTraffic, noTrafficFilter, type TrafficFilter } from './match-traffic.ts';
import { TrafficFilters } from './traffic-filters.tsx';
import { TrafficRow } from './traffic-row.tsx';

interface TrafficProps {
  readonly workspace: Workspace;
  readonly onPersona: (userId: string) => void;
}

const none: readonly TrafficEntry[] = [];

/** The exchanges between Slack and the app, newest at the bottom. */
export function Traffic({ workspace, onPersona }: TrafficProps) {
  const entries = useLive<readonly TrafficEntry[]>(TRAFFIC_PATH) ?? none;
  const texts = useTexts().traffic;
  const [filter, setFilter] = useState<TrafficFilter>(noTrafficFilter);
  const nameOf = (userId: string | undefined) => workspace.personas.find((persona) => persona.userId === userId)?.name;
  const shown = entries.filter((entry) => matchesTraffic(entry, filter, nameOf(entry.person)));
  return (
    <>
      <TrafficFilters filter={filter} onFilter={setFilter} personas={workspace.personas} />
      <StickList label={texts.list}>
        {shown.length === 0 && <p className="aws-empty">{entries.length === 0 ? texts.none : texts.noMatch}</p>}
        <ol>
          {shown.map((entry) => (
            <TrafficRow key={entry.number} entry={entry} name={nameOf(entry.person)} onPersona={onPersona} />
          ))}
        </ol>
      </StickList>
    </>
  );
}
