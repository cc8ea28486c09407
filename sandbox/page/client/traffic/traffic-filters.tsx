import type { Persona } from '../../../slack/person/types.ts';
import { useTexts } from '../text/use-texts.ts';
import type { TrafficFilter } from './match-traffic.ts';

interface TrafficFiltersProps {
  readonly filter: TrafficFilter;
  readonly onFilter: (filter: TrafficFilter) => void;
  readonly personas: readonly Persona[];
}

export function TrafficFilters({ filter, onFilter, personas }: TrafficFiltersProps) {
  const texts = useTexts().traffic;
  return (
    <div className="filters">
      <input
        type="search"
        placeholder={texts.filter}
        aria-label={texts.filterLabel}
        value={filter.text}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
      />
      <select
        aria-label={texts.direction}
        value={filter.direction}
        onChange={({ target }) => onFilter({ ...filter, direction: target.value as TrafficFilter['direction'] })}
      >
        <option value="">{texts.both}</option>
        <option value="to-app">{texts.toApp}</option>
        <option value="from-app">{texts.fromApp}</option>
      </select>
      <select
        aria-label={texts.person}
        value={filter.person}
        onChange={({ target }) => onFilter({ ...filter, person: target.value })}
      >
        <option value="">{texts.everybody}</option>
        {personas.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
