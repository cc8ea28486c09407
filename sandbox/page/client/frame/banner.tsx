import { MoonIcon, SplitIcon, SunIcon } from '../icons.tsx';
import { traits } from '../traits.ts';
import { RestartButton } from './restart-button.tsx';
import { useTheme } from './use-theme.ts';

interface BannerProps {
  readonly isSplit: boolean;
  readonly onSplit: () => void;
  readonly faultCount: number;
  readonly onFaults: () => void;
}

/** Nobody should mistake this page for the real thing, or a fault that was switched on for a real one. */
export function Banner({ isSplit, onSplit, faultCount, onFaults }: BannerProps) {
  const { theme, toggleTheme } = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="banner">
      <p>
        <strong>This is a sandbox, not Slack.</strong>
        <span className="banner-more">
          {traits.hasAws
            ? ' The bot is real. Slack and AWS are pretended, here on your computer.'
            : ' Slack is pretended, here on your computer.'}
        </span>
      </p>
      {faultCount > 0 && (
        <button type="button" className="faults-on" onClick={onFaults}>
          {faultCount === 1 ? '1 fault is on' : `${faultCount} faults are on`}
        </button>
      )}
      <div className="banner-buttons">
        <button type="button" className="banner-button split-button" aria-pressed={isSplit} onClick={onSplit}>
          <SplitIcon /> Side by side
        </button>
        {traits.canRestart && <RestartButton />}
        <button type="button" className="icon-button" aria-label={`Switch to ${other} mode`} onClick={toggleTheme}>
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
      </div>
    </header>
  );
}

export function Stopped() {
  return (
    <p className="stopped" role="alert">
      The sandbox has stopped. Run <code>npm run sandbox</code> again.
    </p>
  );
}
