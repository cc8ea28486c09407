import { MOST_DRIFT_SECONDS } from './use-drift.ts';

const STEP_SECONDS = 10;

const nudges = [
  { by: -30, label: '−30 s' },
  { by: -1, label: '−1 s' },
  { by: 1, label: '+1 s' },
  { by: 30, label: '+30 s' },
] as const;

interface ClockDriftProps {
  /** Seconds that the phone is ahead. */
  readonly drift: number;
  readonly onDrift: (seconds: number) => void;
}

/** The settings of the phone's clock: a phone that is wrong shows codes that AWS does not accept. */
export function ClockDrift({ drift, onDrift }: ClockDriftProps) {
  return (
    <details className="drift">
      <summary>
        <span>Clock</span> <span className="drift-now">{driftWords(drift)}</span>
      </summary>
      <input
        type="range"
        min={-MOST_DRIFT_SECONDS}
        max={MOST_DRIFT_SECONDS}
        step={STEP_SECONDS}
        value={drift}
        aria-label="Clock of the phone"
        aria-valuetext={driftWords(drift)}
        onChange={({ target }) => onDrift(Number(target.value))}
      />
      <div className="drift-steps">
        {nudges.map(({ by, label }) => (
          <button type="button" key={by} onClick={() => onDrift(drift + by)}>
            {label}
          </button>
        ))}
        <button type="button" disabled={drift === 0} onClick={() => onDrift(0)}>
          Right
        </button>
      </div>
    </details>
  );
}

function driftWords(drift: number): string {
  if (drift === 0) return 'right';
  const minutes = Math.floor(Math.abs(drift) / 60);
  const seconds = Math.abs(drift) % 60;
  const size = [minutes > 0 && `${minutes} min`, seconds > 0 && `${seconds} s`].filter(Boolean).join(' ');
  return `${size} ${drift > 0 ? 'ahead' : 'behind'}`;
}
