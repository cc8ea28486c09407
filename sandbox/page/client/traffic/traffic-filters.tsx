import type { Persona } from '../../../slack/person/types.ts';
import type { TrafficFilter } from './match-traffic.ts';

interface TrafficFiltersProps {
  readonly filter: TrafficFilter;
  readonly onFilter: (filter: TrafficFilter) => void;
  readonly personas: readonly Persona[];
}

export function TrafficFilters({ filter, onFilter, personas }: TrafficFiltersProps) {
  return (
    <div className="filters">
      <input
        type="search"
        placeholder="Filter: method, event, status…"
        aria-label="Filter the traffic"
        value={filter.text}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
      />
      <select
        aria-label="Direction"
        value={filter.direction}
        onChange={({ target }) => onFilter({ ...filter, direction: target.value as TrafficFilter['direction'] })}
      >
        <option value="">Both ways</option>
        <option value="to-app">To the app</option>
        <option value="from-app">From the app</option>
      </select>
      <select
        aria-label="Person"
        value={filter.person}
        onChange={({ target }) => onFilter({ ...filter, person: target.value })}
      >
        <option value="">Everybody</option>
        {personas.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
