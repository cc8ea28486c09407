import { useEffect, useState, useSyncExternalStore } from 'react';

type Theme = 'light' | 'dark';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Returns the theme: the stored choice, or else the preference of the system. */
export function useTheme() {
  const systemTheme = useSyncExternalStore<Theme>(watchSystem, () => (prefersDark.matches ? 'dark' : 'light'));
  const [chosen, setChosen] = useState(readChosen);
  const theme = chosen ?? systemTheme;

  useEffect(() => {
    if (!chosen) return;
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem('theme', chosen);
  }, [chosen]);

  return { theme, toggleTheme: () => setChosen(theme === 'dark' ? 'light' : 'dark') };
}

function watchSystem(onChange: () => void): () => void {
  prefersDark.addEventListener('change', onChange);
  return () => prefersDark.removeEventListener('change', onChange);
}

function readChosen(): Theme | undefined {
  const remembered = localStorage.getItem('theme');
  return remembered === 'light' || remembered === 'dark' ? remembered : undefined;
}
