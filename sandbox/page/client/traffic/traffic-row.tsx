import { memo, useState } from 'react';
import type { TrafficEntry } from '../../../slack/person/types.ts';
import { JsonTree } from './json-tree.tsx';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const directions = {
  'to-app': { arrow: '→', words: 'Slack to the app' },
  'from-app': { arrow: '←', words: 'the app to Slack' },
} as const;

const statusWords = { waiting: 'waiting', answered: 'answered', 'too-late': 'too late', failed: 'failed' } as const;

interface TrafficRowProps {
  readonly entry: TrafficEntry;
  readonly name: string | undefined;
  readonly onPersona: (userId: string) => void;
}

/** One exchange: a line, and everything that was said when it is opened. */
export const TrafficRow = memo(
  ({ entry, name, onPersona }: TrafficRowProps) => {
    const { direction, kind, summary, status, tookMs, person } = entry;
    const [isOpen, setOpen] = useState(false);
    return (
      <li className="traffic" data-testid="traffic" data-kind={kind} data-status={status} data-direction={direction}>
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>
            <span className="traffic-head">
              <span className={`arrow arrow-${direction}`} role="img" aria-label={directions[direction].words}>
                {directions[direction].arrow}
              </span>
              <span className="traffic-kind">{kind}</span>
              <span className={`result traffic-${status}`}>{statusWords[status]}</span>
            </span>
            <span className="traffic-facts">
              <time>{clock.format(entry.at)}</time>
              {tookMs !== undefined && <span>{tookMs} ms</span>}
              <span className="traffic-summary">{summary}</span>
            </span>
          </summary>
          {isOpen && <Details entry={entry} />}
        </details>
        {person && name && (
          <button
            type="button"
            className="traffic-person"
            title={`Look at ${name}’s Slack`}
            onClick={() => onPersona(person)}
          >
            @{name.split(' ')[0]}
          </button>
        )}
      </li>
    );
  },
  (before, after) => before.entry === after.entry && before.name === after.name,
);

function Details({ entry }: { readonly entry: TrafficEntry }) {
  return (
    <div className="traffic-body">
      <h4>{entry.direction === 'to-app' ? 'Payload' : 'Arguments'}</h4>
      <JsonTree value={entry.payload} />
      <h4>Answer</h4>
      {entry.answer === undefined ? <p className="soft">none yet</p> : <JsonTree value={entry.answer} />}
    </div>
  );
}
