import type { Texts } from '../text/en.ts';
import { useTexts } from '../text/use-texts.ts';
import { MOST_DRIFT_SECONDS } from './use-drift.ts';

const STEP_SECONDS = 10;

const nudges = [-30, -1, 1, 30] as const;

interface ClockDriftProps {
  /** How far the phone's clock is ahead, in seconds. */
  readonly drift: number;
  readonly onDrift: (seconds: number) => void;
}

/** The settings of the phone's clock. If the clock is too wrong, AWS refuses the codes of the phone. */
export function ClockDrift({ drift, onDrift }: ClockDriftProps) {
  const texts = useTexts().phone;
  return (
    <details className="drift">
      <summary>
        <span>{texts.clock}</span> <span className="drift-now">{driftWords(drift, texts)}</span>
      </summary>
      <input
        type="range"
        min={-MOST_DRIFT_SECONDS}
        max={MOST_DRIFT_SECONDS}
        step={STEP_SECONDS}
        value={drift}
        aria-label={texts.clockSlider}
        aria-valuetext={driftWords(drift, texts)}
        onChange={({ target }) => onDrift(Number(target.value))}
      />
      <div className="drift-steps">
        {nudges.map((by) => (
          <button type="button" key={by} onClick={() => onDrift(drift + by)}>
            {by < 0 ? '−' : '+'}
            {texts.seconds(Math.abs(by))}
          </button>
        ))}
      </div>
      <div className="drift-steps">
        <button type="button" disabled={drift === 0} onClick={() => onDrift(0)}>
          {texts.setRight}
        </button>
      </div>
    </details>
  );
}

function driftWords(drift: number, texts: Texts['phone']): string {
  if (drift === 0) return texts.clockRight;
  const minutes = Math.floor(Math.abs(drift) / 60);
  const seconds = Math.abs(drift) % 60;
  const size = [minutes > 0 && texts.minutes(minutes), seconds > 0 && texts.seconds(seconds)].filter(Boolean).join(' ');
  return drift > 0 ? texts.ahead(size) : texts.behind(size);
}
