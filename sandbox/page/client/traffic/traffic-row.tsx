import { memo, useState } from 'react';
import type { TrafficEntry } from '../../../slack/person/types.ts';
import { useTexts } from '../text/use-texts.ts';
import { JsonTree } from './json-tree.tsx';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const arrows = { 'to-app': '→', 'from-app': '←' } as const;

interface TrafficRowProps {
  readonly entry: TrafficEntry;
  readonly name: string | undefined;
  readonly onPersona: (userId: string) => void;
}

/** One exchange between Slack and the app: a line that can be opened to show the payload and the answer. */
export const TrafficRow = memo(
  ({ entry, name, onPersona }: TrafficRowProps) => {
    const { direction, kind, summary, status, tookMs, person } = entry;
    const texts = useTexts().traffic;
    const [isOpen, setOpen] = useState(false);
    return (
      <li className="traffic" data-testid="traffic" data-kind={kind} data-status={status} data-direction={direction}>
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>
            <span className="traffic-head">
              <span className={`arrow arrow-${direction}`} role="img" aria-label={texts.arrows[direction]}>
                {arrows[direction]}
              </span>
              <span className="traffic-kind">{kind}</span>
              <span className={`result traffic-${status}`}>{texts.statuses[status]}</span>
            </span>
            <span className="traffic-facts">
              <time>{clock.format(entry.at)}</time>
              {tookMs !== undefined && <span>{texts.milliseconds(tookMs)}</span>}
              <span className="traffic-summary">{summary}</span>
            </span>
          </summary>
          {isOpen && <Details entry={entry} />}
        </details>
        {person && name && (
          <button type="button" className="traffic-person" title={texts.lookAt(name)} onClick={() => onPersona(person)}>
            @{name.split(' ')[0]}
          </button>
        )}
      </li>
    );
  },
  (before, after) => before.entry === after.entry && before.name === after.name,
);

function Details({ entry }: { readonly entry: TrafficEntry }) {
  const texts = useTexts().traffic;
  return (
    <div className="traffic-body">
      <h4>{entry.direction === 'to-app' ? texts.payload : texts.arguments}</h4>
      <JsonTree value={entry.payload} />
      <h4>{texts.answer}</h4>
      {entry.answer === undefined ? <p className="soft">{texts.noAnswer}</p> : <JsonTree value={entry.answer} />}
    </div>
  );
}
