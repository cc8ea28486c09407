import { MoonIcon, SunIcon } from './icons.tsx';
import { useTheme } from './use-theme.ts';

/** Nobody should mistake this page for the real thing. */
export function Banner() {
  const { theme, toggleTheme } = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="banner">
      <p>
        <strong>This is a sandbox, not Slack.</strong>
        <span className="banner-more"> The bot is real. Slack and AWS are pretended, here on your computer.</span>
      </p>
      <button type="button" className="icon-button" aria-label={`Switch to ${other} mode`} onClick={toggleTheme}>
        {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
      </button>
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
