import { MoonIcon, SplitIcon, SunIcon } from '../icons.tsx';
import { Sentence } from '../text/sentence.tsx';
import { useTexts } from '../text/use-texts.ts';
import { traits } from '../traits.ts';
import { RestartButton } from './restart-button.tsx';
import { useTheme } from './use-theme.ts';

interface BannerProps {
  readonly appName: string;
  readonly isSplit: boolean;
  readonly onSplit: () => void;
  readonly faultCount: number;
  readonly onFaults: () => void;
}

/** The banner that says that this is a simulation, and that faults are on. */
export function Banner({ appName, isSplit, onSplit, faultCount, onFaults }: BannerProps) {
  const { page, banner } = useTexts();
  const { theme, toggleTheme } = useTheme();
  return (
    <header className="banner">
      <div className="banner-words">
        <h1>{page.title(appName)}</h1>
        <p>
          <span aria-hidden="true">· </span>
          {traits.hasAws ? banner.simulated : banner.onlySlack}
        </p>
      </div>
      {faultCount > 0 && (
        <button type="button" className="faults-on" onClick={onFaults}>
          {banner.faultsOn(faultCount)}
        </button>
      )}
      <div className="banner-buttons">
        <button type="button" className="banner-button split-button" aria-pressed={isSplit} onClick={onSplit}>
          <SplitIcon /> {banner.sideBySide}
        </button>
        {traits.canRestart && <RestartButton />}
        <button
          type="button"
          className="icon-button"
          aria-label={theme === 'dark' ? banner.toLight : banner.toDark}
          onClick={toggleTheme}
        >
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
      </div>
    </header>
  );
}

export function Stopped() {
  return (
    <p className="stopped" role="alert">
      <Sentence text={useTexts().page.stopped} />
    </p>
  );
}
