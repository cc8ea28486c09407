/**
 * Returns a key handler for tabs. Arrow keys move in a circle, Home and End to the first and last tab; the focus
 * follows.
 */
export function useTabKeys<T extends string>(tabs: readonly T[], tab: T, onTab: (tab: T) => void) {
  return (event: React.KeyboardEvent<HTMLElement>) => {
    const now = tabs.indexOf(tab);
    const places: Readonly<Record<string, number>> = {
      ArrowRight: (now + 1) % tabs.length,
      ArrowLeft: (now - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    onTab(tabs[place]!);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[place]?.focus();
  };
}
